import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fetchJson, request } from '@/shared/api/api';
import { isProblem } from '@/shared/api/problem';
import { useProblemNotice } from '@/shared/ui/use-problem-notice';
import { type Ticket, type TicketStatus, ticketSchema } from './ticket';
import { forgetTicket, showTicket } from './ticket-cache';
import { ticketKeys } from './ticket-keys';

export type Details = Pick<Ticket, 'title' | 'description' | 'category'>;

export type Change =
  | { kind: 'status'; status: TicketStatus }
  | { kind: 'assign'; accountId: string }
  | { kind: 'release' }
  | { kind: 'edit'; details: Partial<Details>; version: number };

export const openTicket = (details: Details, idempotencyKey: string) =>
  fetchJson('/tickets', ticketSchema, { method: 'POST', body: details, idempotencyKey });

function send(ticket: Ticket, change: Change): Promise<Ticket> {
  const path = `/tickets/${encodeURIComponent(ticket.id)}`;
  const version = ticket.version;
  switch (change.kind) {
    case 'status':
      return fetchJson(`${path}/status`, ticketSchema, { method: 'PUT', body: { status: change.status }, version });
    case 'assign':
      return fetchJson(`${path}/assignee`, ticketSchema, {
        method: 'PUT',
        body: { accountId: change.accountId },
        version,
      });
    case 'release':
      return fetchJson(`${path}/assignee`, ticketSchema, { method: 'DELETE', version });
    case 'edit':
      return fetchJson(path, ticketSchema, { method: 'PATCH', body: change.details, version: change.version });
  }
}

/** Every change of a ticket: sent with the version it was decided on, shown everywhere at once, explained when refused. */
export function useTicketChange(ticket: Ticket, { quiet = false } = {}) {
  const client = useQueryClient();
  const notice = useProblemNotice();
  return useMutation({
    mutationFn: (change: Change) => send(ticket, change),
    onSuccess: (changed) => showTicket(client, changed),
    onError: (error) => {
      refreshIfBehind(error, () => client.invalidateQueries({ queryKey: ticketKeys.all }));
      if (!quiet) notice(error);
    },
  });
}

export function useTicketDeletion(ticket: Ticket) {
  const client = useQueryClient();
  const notice = useProblemNotice();
  return useMutation({
    mutationFn: () =>
      request(`/tickets/${encodeURIComponent(ticket.id)}`, { method: 'DELETE', version: ticket.version }),
    onSuccess: () => forgetTicket(client, ticket.id),
    onError: (error) => {
      refreshIfBehind(error, () => client.invalidateQueries({ queryKey: ticketKeys.all }));
      notice(error);
    },
  });
}

/** The refusal says that this window shows an old state: load the present one. */
function refreshIfBehind(error: unknown, refresh: () => Promise<void>): void {
  if (isProblem(error) && [404, 409, 412].includes(error.status)) void refresh();
}
