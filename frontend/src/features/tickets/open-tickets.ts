import { skipToken, useQuery } from '@tanstack/react-query';
import type { OpenTickets } from '@/shared/live/frames';
import type { Filters } from './filters';
import type { TicketStatus } from './ticket';

/** Where the numbers that the live connection tells lie in the query cache. */
export const openTicketsKey = ['open-tickets'];

/** How many tickets of each open status the filters let through; undefined where nobody counts that. */
export function useOpenTickets(filters: Filters): (status: TicketStatus) => number | undefined {
  const { data } = useQuery<OpenTickets>({ queryKey: openTicketsKey, queryFn: skipToken, staleTime: Infinity });
  if (!data || filters.assignee || filters.q) return () => undefined;
  const counted = filters.category ? data.byDepartment[filters.category] : data.byStatus;
  return (status) => (status === 'closed' ? undefined : (counted?.[status] ?? 0));
}
