import type { QueryClient } from '@tanstack/react-query';
import { type Person, personOf } from '@/shared/session/person';
import { type History, STAND_IN, withEntry } from '../history-cache';
import type { Writing } from '../outbox/kept-command';
import type { Ticket } from '../ticket';
import { ticketKeys } from '../ticket-keys';

/** Shows what was sent as sent, until the history tells it; a frame may have been faster than the answer. */
export function addStandIn(client: QueryClient, { message, version }: Writing, ticket: Ticket, author: Person): void {
  const type = message.kind === 'reply' ? 'ticket.replied' : 'ticket.noted';
  const text = message.text.normalize('NFC');
  client.setQueryData<History>(ticketKeys.history(ticket.id), (history) => {
    const isTold = history?.items.some(
      (entry) =>
        entry.version > version && entry.type === type && entry.actor?.id === author.id && entry.data.text === text,
    );
    if (!history || isTold) return history;
    const at = new Date().toISOString();
    const entry = { position: STAND_IN, version: ticket.version, type, at, actor: personOf(author), data: { text } };
    return { items: withEntry(history.items, entry) };
  });
}
