import * as z from 'zod/mini';

const entrySchema = z.object({
  position: z.number(),
  version: z.number(),
  type: z.string(),
  at: z.string(),
  actor: z.nullish(z.object({ id: z.string(), username: z.optional(z.string()) })),
  data: z.record(z.string(), z.unknown()),
});
/** Something that happened to a ticket or an account; what `data` holds depends on its type. */
export type HistoryEntry = z.infer<typeof entrySchema>;
export const historySchema = z.object({ items: z.array(entrySchema) });
