import { queryOptions, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { fetchJson } from '@/shared/api/api';
import { roleSchema } from '@/shared/session/grant';

/** A role as administrators see it: one of the five, without title and with version 0, or a custom one. */
const deskRoleSchema = z.object({
  key: z.string(),
  title: z.nullish(z.string()),
  base: roleSchema,
  permissions: z.array(z.string()),
  version: z.number(),
  /** Null for the five. */
  holders: z.nullable(z.number()),
});
export type DeskRole = z.infer<typeof deskRoleSchema>;

/** Everything that is known of other accounts. */
export const accountsKey = ['accounts'] as const;

/** Every role that can be given; only administrators may ask. */
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  staleTime: 5_000,
  queryFn: async ({ signal }) =>
    (await fetchJson('/roles', z.object({ items: z.array(deskRoleSchema) }), { signal })).items,
});

/** Accounts say which role each has and roles how many have them, so what changes one list changes both. */
export function useRightsRefresh() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: rolesQuery.queryKey });
    await client.invalidateQueries({ queryKey: accountsKey });
  };
}
