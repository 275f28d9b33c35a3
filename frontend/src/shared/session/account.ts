import * as z from 'zod/mini';
import { grantSchema, roleSchema } from './grant';

const identity = {
  id: z.string(),
  username: z.string(),
  email: z.string(),
  /** One of the five, or the key of a custom one. */
  role: z.string(),
  /** What a custom role is called; the five are named by the page. */
  roleTitle: z.nullish(z.string()),
  /** Which of the five it reaches as far as. */
  base: roleSchema,
  department: z.optional(z.nullable(z.string())),
};

/** Whoever is signed in, with what they may do now. */
export const accountSchema = z.object({
  ...identity,
  /** What they may do in some part of the desk, grants included. */
  permissions: z.array(z.string()),
  /** What their role contains, as far as it reaches. */
  rolePermissions: z.array(z.string()),
  /** What they hold for a time, now. */
  grants: z.array(grantSchema),
  /** Whether signing in takes a code as well. */
  totp: z.boolean(),
  /** Whether the role demands that. */
  totpRequired: z.boolean(),
});
export type Account = z.infer<typeof accountSchema>;

/** Nothing else can be done until there is a second factor. */
export const lacksTotp = (account: Account) => account.totpRequired && !account.totp;

export const signedInSchema = z.object({ accessToken: z.string(), expiresIn: z.number() });
export type SignedIn = z.infer<typeof signedInSchema>;

/** The password was right, and a code is wanted as well. */
export const codeAwaitedSchema = z.object({ mfaToken: z.string(), expiresIn: z.number() });
export type CodeAwaited = z.infer<typeof codeAwaitedSchema>;

export const listedAccountSchema = z.object({ ...identity, enabled: z.boolean(), totp: z.boolean() });
export type ListedAccount = z.infer<typeof listedAccountSchema>;

export const accountPageSchema = z.object({
  items: z.array(listedAccountSchema),
  next: z.nullable(z.string()),
});
export type AccountPage = z.infer<typeof accountPageSchema>;
