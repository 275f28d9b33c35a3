import * as z from 'zod/mini';

export const personSchema = z.object({ id: z.string(), username: z.string() });
export type Person = z.infer<typeof personSchema>;

export const personOf = ({ id, username }: Person): Person => ({ id, username });
