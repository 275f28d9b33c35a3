import { infiniteQueryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { fetchJson } from '@/shared/api/api';
import type { AuditSearch } from './audit-search';

const personSchema = z.object({ id: z.string(), username: z.string() });
const entrySchema = z.object({
  position: z.number(),
  at: z.string(),
  type: z.string(),
  /** Null for who could not come in. */
  actor: z.nullable(personSchema),
  /** Which it is about. */
  account: z.nullable(personSchema),
  address: z.nullable(z.string()),
  outcome: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof entrySchema>;
export type AuditPerson = z.infer<typeof personSchema>;

/** The desk itself, which is known by this alone: anybody can be called as it is. */
export const DESK = 'system';

const pageSchema = z.object({ items: z.array(entrySchema), next: z.nullable(z.string()) });

/** The newest first, page by page. */
export const auditQuery = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', search],
    initialPageParam: null as string | null,
    getNextPageParam: (page: z.infer<typeof pageSchema>) => page.next,
    staleTime: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '50' });
      for (const [name, value] of Object.entries(search)) if (value) query.set(name, value);
      if (pageParam) query.set('cursor', pageParam);
      return fetchJson(`/audit?${query}`, pageSchema, { signal });
    },
  });
