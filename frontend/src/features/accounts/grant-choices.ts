import { daysLater, instantAt } from '@/shared/i18n/wall-clock';
import { type Role, roleSchema } from '@/shared/session/grant';
import { isAboutTickets, needsReading } from '@/shared/session/rights';
import type { NewGrant } from './grant-queries';

/** What the form holds: texts of its fields. */
export interface GrantValues {
  /** `role:agent` or `permission:tickets:read`. */
  what: string;
  /** `desk`, `ticket` or `department:sales`. */
  where: string;
  ticketId: string;
  /** Local date and time; now where empty. */
  from: string;
  length: Length;
  /** Local date and time, where the length is one's own. */
  until: string;
  reason: string;
  needsApproval: boolean;
}

export const lengths = ['hour', 'today', 'week', 'own'] as const;
export type Length = (typeof lengths)[number];

/** Everybody can be a user without a grant. */
export const givenRoles: Role[] = ['agent', 'admin', 'auditor', 'analyst'];

const ONE = 'permission:';

/** Whether whoever gets it can read the tickets as well, without having chosen that. */
export const readsToo = (what: string) => what.startsWith(ONE) && needsReading(what.slice(ONE.length));

/** Where it means something: the server refuses the rest. */
export function placesOf(what: string): { desk: boolean; parts: boolean } {
  if (what === 'role:agent') return { desk: false, parts: true };
  if (what === 'role:analyst') return { desk: true, parts: false };
  if (what.startsWith(ONE)) return { desk: true, parts: isAboutTickets(what.slice(ONE.length)) };
  return { desk: true, parts: true };
}

/** The end in the time zone of whoever gives; null where none can be understood. */
export function endOf({ length, from, until }: Pick<GrantValues, 'length' | 'from' | 'until'>, now: Date): Date | null {
  if (length === 'own') return instantAt(until);
  const begin = from ? instantAt(from) : now;
  if (!begin) return null;
  if (length === 'hour') return new Date(begin.getTime() + 3_600_000);
  return length === 'week' ? daysLater(begin, 7) : daysLater(begin, 1, 'midnight');
}

export function grantOfForm(values: GrantValues, until: Date): NewGrant {
  const from = instantAt(values.from);
  const [kind, ...name] = values.what.split(':');
  const text = name.join(':');
  return {
    ...(kind === 'role' ? { role: roleSchema.parse(text) } : { permission: text }),
    ...(values.where.startsWith('department:') ? { department: values.where.slice('department:'.length) } : {}),
    ...(values.where === 'ticket' ? { ticketId: values.ticketId.trim() } : {}),
    ...(from ? { from: from.toISOString() } : {}),
    until: until.toISOString(),
    reason: values.reason.trim(),
    needsApproval: values.needsApproval,
  };
}
