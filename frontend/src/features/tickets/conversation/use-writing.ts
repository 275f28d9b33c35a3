import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Draft } from '../outbox/kept-command';
import { outbox } from '../outbox/outbox';
import type { Ticket } from '../ticket';
import { showTicket } from '../ticket-cache';

/** Sends what somebody wrote. Where this device keeps nothing, it waits for the answer; null otherwise. */
export function useWriting({ id: ticketId, title, version }: Ticket) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (message: Draft) => {
      const command = { kind: 'write', ticketId, title, version, message } as const;
      return outbox.entrust(command) ? null : outbox.submit(command);
    },
    onSuccess: (ticket) => ticket && showTicket(client, ticket),
  });
}
