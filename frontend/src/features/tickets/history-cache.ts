import type { QueryClient } from '@tanstack/react-query';
import type { HistoryEntry } from '@/shared/history';
import type { TicketChange } from '@/shared/live/frames';
import { ticketKeys } from './ticket-keys';

export interface History {
  items: HistoryEntry[];
}

/** Not in the log: it stands for a message that the history has not told yet. */
export const STAND_IN = -1;

const isTold = ({ position }: HistoryEntry) => position !== STAND_IN;

const standsFor = (each: HistoryEntry, entry: HistoryEntry) =>
  !isTold(each) && each.type === entry.type && each.data.text === entry.data.text;

/** With one more entry in its place, unless that is known; what stood for it goes. */
export function withEntry(items: HistoryEntry[], entry: HistoryEntry): HistoryEntry[] {
  const others = items.filter((each) => !standsFor(each, entry));
  if (others.some(({ version }) => version === entry.version)) return others;
  return [...others, entry].sort((one, other) => one.version - other.version);
}

/** A history that was asked for, with what became known while it was on its way. */
export function withNewer(items: HistoryEntry[], known: HistoryEntry[] = []): HistoryEntry[] {
  const last = items.at(-1)?.version ?? 0;
  return [...items, ...known.filter(({ version }) => version > last)];
}

/**
 * Shows at once what a frame says was written. True when the history is whole with it; where a version is missing it may
 * be a note this viewer must not know of, or a frame that was left out, and the history has to be asked for.
 */
export function addWritten(client: QueryClient, change: TicketChange): boolean {
  const { ticketId, message, type, position = 0, at, actor } = change;
  const queryKey = ticketKeys.history(ticketId);
  const state = client.getQueryState<History>(queryKey);
  if (!message || !at || !state?.data) return false;
  const { items } = state.data;
  const { id: messageId, version, text, html } = message;
  const data = { ticketId, messageId, text, html };
  const entry = { position, version, type: type.replace('-', '.'), at, actor, data };
  client.setQueryData<History>(queryKey, { items: withEntry(items, entry) });
  return !state.isInvalidated && state.fetchStatus === 'idle' && items.findLast(isTold)?.version === version - 1;
}
