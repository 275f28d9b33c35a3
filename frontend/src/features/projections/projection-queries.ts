import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { fetchJson } from '@/shared/api/api';

const figure = z.catch(z.optional(z.nullable(z.number())), undefined);

const projectionSchema = z.object({
  name: z.string(),
  state: z.catch(z.string(), 'running'),
  position: figure,
  head: figure,
  lag: figure,
  ratePerSecond: figure,
  etaSeconds: figure,
});
export type Projection = z.infer<typeof projectionSchema>;

const REFRESHED_EVERY = 2_000;

export const projectionsQuery = queryOptions({
  queryKey: ['projections'],
  queryFn: ({ signal }) => fetchJson('/projections', z.object({ items: z.array(projectionSchema) }), { signal }),
  refetchInterval: REFRESHED_EVERY,
});
