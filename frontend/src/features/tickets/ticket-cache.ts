import type { QueryClient } from '@tanstack/react-query';
import type { TicketChange } from '@/shared/live/frames';
import { session } from '@/shared/session/session';
import { type Filters, matches } from './filters';
import { addWritten } from './history-cache';
import { findTicket, type TicketPages, withoutTicket, withTicket } from './merge';
import { recentChanges } from './recent-changes';
import { type Ticket, ticketSchema } from './ticket';
import { ticketKeys } from './ticket-keys';

const accountId = () => {
  const state = session.current();
  return state.status === 'signed-in' ? state.account.id : '';
};

/** One pushed change goes into every list and detail it concerns; nothing is loaded again but an open timeline that has gaps. */
export function applyChange(client: QueryClient, change: TicketChange): void {
  const parsed = change.ticket ? ticketSchema.safeParse(change.ticket) : undefined;
  if (change.type === 'ticket-deleted' || change.type === 'ticket-gone') {
    const version = change.version ?? Number.MAX_SAFE_INTEGER;
    recentChanges.add({ id: change.ticketId, version, ticket: null });
    forgetTicket(client, change.ticketId);
  } else if (parsed?.success) {
    recentChanges.add({ id: change.ticketId, version: parsed.data.version, ticket: parsed.data });
    showTicket(client, parsed.data, addWritten(client, change));
  } else {
    void client.invalidateQueries({ queryKey: ticketKeys.all });
  }
}

/** A ticket as a frame or an answer to our own change tells it; never replaces something newer. */
export function showTicket(client: QueryClient, ticket: Ticket, isToldWhole = false): void {
  if (recentChanges.isGone(ticket.id, ticket.version)) return;
  eachList(client, (pages, filters) => listWith(pages, ticket, filters));
  const known = client.getQueryData<Ticket | null>(ticketKeys.detail(ticket.id));
  if (known !== undefined && (known?.version ?? 0) < ticket.version) {
    client.setQueryData(ticketKeys.detail(ticket.id), ticket);
  }
  if (!isToldWhole) void client.invalidateQueries({ queryKey: ticketKeys.history(ticket.id) });
}

/** The ticket as some list has it, newest first of all; enough to show it when nobody can be asked. */
export function listedTicket(client: QueryClient, id: string): Ticket | undefined {
  let newest: Ticket | undefined;
  for (const [, list] of client.getQueriesData<TicketPages>({ queryKey: ticketKeys.lists })) {
    const ticket = list && findTicket(list, id);
    if (ticket && ticket.version > (newest?.version ?? 0)) newest = ticket;
  }
  return newest;
}

export function forgetTicket(client: QueryClient, id: string): void {
  eachList(client, (pages) => withoutTicket(pages, id));
  if (client.getQueryData(ticketKeys.detail(id)) !== undefined) client.setQueryData(ticketKeys.detail(id), null);
  // Whoever may still read the history asks for it when showing the ticket as gone; nobody else asks at all.
  void client.invalidateQueries({ queryKey: ticketKeys.history(id), refetchType: 'none' });
}

/** A freshly loaded page with the changes that arrived while it was on its way. */
export function caughtUp(page: TicketPages, filters: Filters, mark: number): TicketPages {
  return recentChanges
    .since(mark)
    .reduce((pages, { id, ticket }) => (ticket ? listWith(pages, ticket, filters) : withoutTicket(pages, id)), page);
}

function listWith(pages: TicketPages, ticket: Ticket, filters: Filters): TicketPages {
  return matches(ticket, filters, accountId()) ? withTicket(pages, ticket) : withoutTicket(pages, ticket.id);
}

function eachList(client: QueryClient, change: (pages: TicketPages, filters: Filters) => TicketPages): void {
  for (const query of client.getQueryCache().findAll({ queryKey: ticketKeys.lists })) {
    const filters = query.queryKey[2] as Filters;
    client.setQueryData<TicketPages>(query.queryKey, (pages) => pages && change(pages, filters));
  }
}
