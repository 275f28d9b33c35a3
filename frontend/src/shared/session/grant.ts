import * as z from 'zod/mini';
import { personSchema } from './person';

export const roles = ['user', 'agent', 'admin', 'auditor', 'analyst'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

const optionalText = z.optional(z.nullable(z.string()));

/** A role or a single permission for a time, for a department, a ticket or the whole desk. */
export const grantSchema = z.object({
  id: z.string(),
  role: z.optional(z.nullable(roleSchema)),
  permission: optionalText,
  department: optionalText,
  ticketId: optionalText,
  from: z.string(),
  until: z.string(),
  reason: z.string(),
  state: z.enum(['pending', 'scheduled', 'active', 'ended', 'withdrawn']),
  givenBy: personSchema,
  approvedBy: z.optional(z.nullable(personSchema)),
});
export type Grant = z.infer<typeof grantSchema>;
