import { queryOptions } from '@tanstack/react-query';
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
  holders: z.number(),
});
export type DeskRole = z.infer<typeof deskRoleSchema>;

/** Every role that can be given; only administrators may ask. */
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  staleTime: 5_000,
  queryFn: async ({ signal }) =>
    (await fetchJson('/roles', z.object({ items: z.array(deskRoleSchema) }), { signal })).items,
});
