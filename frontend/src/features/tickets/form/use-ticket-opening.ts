import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Ticket } from '../ticket';
import { showTicket } from '../ticket-cache';
import { ticketKeys } from '../ticket-keys';
import { type Details, openTicket } from '../ticket-mutations';

/** Opens a ticket once: trying again with the same words uses the same key, so a lost answer doubles nothing. */
export function useTicketOpening(onOpened: (ticket: Ticket) => void) {
  const client = useQueryClient();
  const attempt = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn: (details: Details) => {
      const body = JSON.stringify(details);
      if (attempt.current.body !== body) attempt.current = { body, key: crypto.randomUUID() };
      return openTicket(details, attempt.current.key);
    },
    onSuccess: (ticket) => {
      client.setQueryData(ticketKeys.detail(ticket.id), ticket);
      showTicket(client, ticket);
      onOpened(ticket);
    },
  });
}
