import type { Filters } from './filters';

/** Where tickets live in the query cache. */
export const ticketKeys = {
  all: ['tickets'],
  lists: ['tickets', 'list'],
  list: (filters: Filters) => ['tickets', 'list', filters],
  details: ['tickets', 'detail'],
  detail: (id: string) => ['tickets', 'detail', id],
  history: (id: string) => ['tickets', 'history', id],
} as const;
