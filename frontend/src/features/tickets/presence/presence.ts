import { skipToken, useQuery } from '@tanstack/react-query';
import type { Attendee, Presence } from '@/shared/live/frames';
import { useLive } from '@/shared/live/use-live';

/** Where it lies in the query cache who else is at the ticket that this window is at, as the live connection told it last. */
export const presenceKey = ['presence'];

const nobody: Attendee[] = [];

/** Who else is at a ticket; nobody while the connection cannot tell. */
export function usePresent(ticketId: string): Attendee[] {
  const { state } = useLive();
  const { data } = useQuery<Presence | null>({ queryKey: presenceKey, queryFn: skipToken, staleTime: Infinity });
  return state.kind === 'live' && data?.ticketId === ticketId ? data.present : nobody;
}
