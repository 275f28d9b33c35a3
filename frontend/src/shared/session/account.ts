import * as z from 'zod/mini';

export const roles = ['user', 'agent', 'admin', 'auditor', 'analyst'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

export const personSchema = z.object({ id: z.string(), username: z.string() });
export type Person = z.infer<typeof personSchema>;

export const accountSchema = z.object({
  id: z.string(),
  username: z.string(),
  email: z.string(),
  role: roleSchema,
  department: z.optional(z.nullable(z.string())),
});
export type Account = z.infer<typeof accountSchema>;

export const signedInSchema = z.object({
  accessToken: z.string(),
  expiresIn: z.number(),
  account: accountSchema,
});
export type SignedIn = z.infer<typeof signedInSchema>;

export const listedAccountSchema = z.extend(accountSchema, { enabled: z.boolean() });
export type ListedAccount = z.infer<typeof listedAccountSchema>;

export const accountPageSchema = z.object({
  items: z.array(listedAccountSchema),
  next: z.nullable(z.string()),
});
export type AccountPage = z.infer<typeof accountPageSchema>;
