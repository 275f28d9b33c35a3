import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/shared/api/api';
import { isProblem } from '@/shared/api/problem';
import { historySchema } from '@/shared/history';
import type { Filters } from './filters';
import { type History, withNewer } from './history-cache';
import { recentChanges } from './recent-changes';
import { type Ticket, type TicketPage, ticketPageSchema, ticketSchema } from './ticket';
import { caughtUp } from './ticket-cache';
import { ticketKeys } from './ticket-keys';

const PAGE_SIZE = 50;

/** The caller's own list, newest first, page by page. */
export const ticketListQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ticketKeys.list(filters),
    initialPageParam: null as string | null,
    getNextPageParam: (page: TicketPage) => page.next,
    queryFn: async ({ pageParam, signal }) => {
      const mark = recentChanges.mark();
      const page = await fetchJson(`/tickets?${queryOf(filters, pageParam)}`, ticketPageSchema, { signal });
      const pages = caughtUp({ pages: [page], pageParams: [pageParam] }, filters, mark);
      return pages.pages[0] ?? page;
    },
  });

/** One ticket; null once it is out of sight, which is an answer and not an error. */
export const ticketQuery = (id: string) =>
  queryOptions({
    queryKey: ticketKeys.detail(id),
    queryFn: async ({ signal, client }): Promise<Ticket | null> => {
      try {
        const ticket = await fetchJson(`/tickets/${encodeURIComponent(id)}`, ticketSchema, { signal });
        const known = client.getQueryData<Ticket | null>(ticketKeys.detail(id));
        return known && known.version > ticket.version ? known : ticket;
      } catch (error) {
        if (isProblem(error) && error.status === 404) return null;
        throw error;
      }
    },
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ticketKeys.history(id),
    queryFn: async ({ signal, client }): Promise<History> => {
      const { items } = await fetchJson(`/tickets/${encodeURIComponent(id)}/history`, historySchema, { signal });
      return { items: withNewer(items, client.getQueryData<History>(ticketKeys.history(id))?.items) };
    },
  });

function queryOf(filters: Filters, cursor: string | null): URLSearchParams {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value);
  if (cursor) query.set('cursor', cursor);
  return query;
}
