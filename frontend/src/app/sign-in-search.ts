import * as z from 'zod/mini';

/** Where to go after signing in: a path of ours, never another site. */
const ownPath = z.string().check(z.regex(/^\/(?![/\\])/));

export const signInSearchSchema = z.object({
  redirect: z.catch(z.optional(ownPath), undefined),
});
