import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { fetchJson, request } from '@/shared/api/api';
import { useProblemNotice } from '@/shared/ui/use-problem-notice';

const openSessionSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string(),
  address: z.nullable(z.string()),
  device: z.nullable(z.string()),
  current: z.boolean(),
});
export type OpenSession = z.infer<typeof openSessionSchema>;
const openSessionsSchema = z.object({ items: z.array(openSessionSchema) });

/** Where somebody is signed in; `of` is `/me` or an account's address. */
export const openSessionsQuery = (of: string) =>
  queryOptions({
    queryKey: ['sessions', of],
    staleTime: 0,
    queryFn: ({ signal }) => fetchJson(`${of}/sessions`, openSessionsSchema, { signal }),
  });

/** Ends one session, or all when none is named. */
export function useSessionEnding(of: string) {
  const client = useQueryClient();
  const notice = useProblemNotice();
  return useMutation({
    mutationFn: (id: string | null) =>
      request(`${of}/sessions${id === null ? '' : `/${encodeURIComponent(id)}`}`, { method: 'DELETE' }),
    onSettled: (_, error, id) => {
      // Whoever ended all of their own can ask for nothing any more.
      if (error || id !== null || of !== '/me') {
        void client.invalidateQueries({ queryKey: openSessionsQuery(of).queryKey });
      }
    },
    onError: notice,
  });
}
