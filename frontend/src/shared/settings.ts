import { queryOptions, useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { read, send } from '@/shared/api/http';

const settingsSchema = z.object({ categories: z.array(z.string()) });

const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: async ({ signal }) => read(await send('/settings', { signal }), settingsSchema),
  staleTime: Number.POSITIVE_INFINITY,
});

const none: string[] = [];

/** The categories of this desk, which are its departments as well. */
export const useCategories = (): string[] => useQuery(settingsQuery).data?.categories ?? none;
