import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/shared/api/api';
import { isProblem } from '@/shared/api/problem';
import { useProblemNotice } from '@/shared/ui/use-problem-notice';
import type { Change } from './outbox/kept-command';
import { outbox } from './outbox/outbox';
import type { Ticket } from './ticket';
import { forgetTicket, showTicket } from './ticket-cache';
import { ticketKeys } from './ticket-keys';

/**
 * Every change of a ticket: sent with the version it was decided on, shown everywhere at once, explained when refused, and
 * kept where nobody answers.
 */
export function useTicketChange(ticket: Ticket, { quiet = false } = {}) {
  const client = useQueryClient();
  const notice = useProblemNotice();
  return useMutation({
    mutationFn: (change: Change) => {
      const { id: ticketId, title, version } = ticket;
      return outbox.submit({ kind: 'change', ticketId, title, version, change });
    },
    onSuccess: (changed) => changed && showTicket(client, changed),
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
