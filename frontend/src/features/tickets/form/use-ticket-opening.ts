import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { outbox } from '../outbox/outbox';
import type { Details, Ticket } from '../ticket';
import { showTicket } from '../ticket-cache';
import { ticketKeys } from '../ticket-keys';

/**
 * Opens a ticket once: trying again with the same words uses the same key, so a lost answer doubles nothing. Null stands
 * for one that is kept until the server answers.
 */
export function useTicketOpening(onOpened: (ticket: Ticket | null) => void) {
  const client = useQueryClient();
  const attempt = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn: (details: Details) => {
      const body = JSON.stringify(details);
      if (attempt.current.body !== body) attempt.current = { body, key: crypto.randomUUID() };
      return outbox.submit({ kind: 'open', details }, attempt.current.key);
    },
    onSuccess: (ticket) => {
      if (ticket) {
        client.setQueryData(ticketKeys.detail(ticket.id), ticket);
        showTicket(client, ticket);
      }
      onOpened(ticket);
    },
  });
}
