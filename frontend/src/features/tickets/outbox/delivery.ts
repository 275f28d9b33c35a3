import { fetchJson } from '@/shared/api/api';
import type { Call } from '@/shared/api/http';
import { isProblem } from '@/shared/api/problem';
import { type HistoryEntry, historySchema } from '@/shared/history';
import { personSchema } from '@/shared/session/person';
import { session } from '@/shared/session/session';
import { type Ticket, ticketSchema } from '../ticket';
import type { Change, Kept, TicketCommand, Writing } from './kept-command';

/** Milliseconds after which no answer counts as none: a connection that is cut half-way keeps a call for minutes. */
const PATIENCE = 8_000;

/** Sends a command with its key, under which it opens one ticket only, and writes one message. */
export function deliver({ id, command }: Pick<Kept, 'id' | 'command'>): Promise<Ticket> {
  if (command.kind === 'change') return sendChange(command);
  if (command.kind === 'write') return sendMessage(id, command);
  return call('/tickets', { method: 'POST', body: command.details, idempotencyKey: id });
}

/** The ticket after a command, and the version that this very command brought it to. */
export interface Delivered {
  ticket: Ticket;
  reached: number;
}

/** Sends a command that may have been heard before; a change is done once, because it leaves a version behind. */
export async function deliverAgain(kept: Kept): Promise<Delivered> {
  const { command } = kept;
  try {
    const ticket = await deliver(kept);
    return { ticket, reached: ticket.version };
  } catch (error) {
    const behind = isProblem(error) && [409, 412].includes(error.status);
    const reached = behind && command.kind === 'change' ? await reachedBy(command) : undefined;
    if (!reached || command.kind !== 'change') throw error;
    return { ticket: await call(pathOf(command), {}), reached };
  }
}

function sendMessage(idempotencyKey: string, command: Writing): Promise<Ticket> {
  const { kind, text } = command.message;
  const path = `${pathOf(command)}/${kind === 'reply' ? 'replies' : 'notes'}`;
  return call(path, { method: 'POST', body: { text }, idempotencyKey });
}

function sendChange(command: TicketCommand): Promise<Ticket> {
  const { change, version } = command;
  const path = pathOf(command);
  switch (change.kind) {
    case 'status':
      return call(`${path}/status`, { method: 'PUT', body: { status: change.status }, version });
    case 'assign':
      return call(`${path}/assignee`, { method: 'PUT', body: { accountId: change.assignee.id }, version });
    case 'release':
      return call(`${path}/assignee`, { method: 'DELETE', version });
    case 'edit':
      return call(path, { method: 'PATCH', body: change.details, version });
  }
}

const pathOf = ({ ticketId }: TicketCommand | Writing) => `/tickets/${encodeURIComponent(ticketId)}`;

const call = (path: string, more: Call) =>
  fetchJson(path, ticketSchema, { ...more, signal: AbortSignal.timeout(PATIENCE) });

/**
 * The version that an earlier try reached, if it did it and only its answer was lost. A version is left once, but
 * for notes, so the event that left it tells: by this account and to this effect, it is what was wanted.
 */
async function reachedBy(command: TicketCommand): Promise<number | undefined> {
  const { version, change } = command;
  const signal = AbortSignal.timeout(PATIENCE);
  const { items } = await fetchJson(`${pathOf(command)}/history`, historySchema, { signal });
  const left = items.find((entry) => entry.version > version && entry.type !== 'ticket.noted');
  const state = session.current();
  const isOwn = state.status === 'signed-in' && left?.actor?.id === state.account.id;
  return left && isOwn && did(left, change) ? left.version : undefined;
}

function did({ type, data }: HistoryEntry, change: Change): boolean {
  switch (change.kind) {
    case 'status':
      return type === 'ticket.status-updated' && data.to === change.status;
    case 'assign':
      return type === 'ticket.assigned' && personSchema.safeParse(data.assignee).data?.id === change.assignee.id;
    case 'release':
      return type === 'ticket.released';
    case 'edit':
      return (
        type === 'ticket.details-changed' &&
        Object.entries(change.details).every(
          ([name, text]) => text === undefined || data[name] === text.normalize('NFC'),
        )
      );
  }
}
