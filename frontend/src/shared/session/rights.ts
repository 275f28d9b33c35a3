import type { Account } from './account';
import { type Grant, type Role, roles } from './grant';
import holders from './roles.json';

/** Which roles hold which permission; compared with the server's own table by one of its tests. */
export type Permission = keyof typeof holders;
export const permissions = Object.keys(holders) as Permission[];

/** Those that can be held for a part of the desk; the others count for the whole desk or not at all. */
export const isAboutTickets = (permission: string) =>
  permission.startsWith('tickets:') || permission === 'history:read-all';

/** Whether it is of no use to whoever may not read the tickets it is about. */
export const needsReading = (permission: string) => isAboutTickets(permission) && permission !== 'tickets:read';

/** What one of the five roles holds in the part of the desk that goes with it. */
export const permissionsOfRole = (role: Role): readonly Permission[] => ofRole[role];

const holds = (role: Role) => permissions.filter((permission) => (holders[permission] as string[]).includes(role));
const ofRole = Object.fromEntries(roles.map((role) => [role, holds(role)])) as Record<Role, Permission[]>;

export type Scope = { kind: 'own' | 'desk' | 'nothing' } | { kind: 'department' | 'ticket'; name: string };

/** Some permissions, in a part of the desk. */
interface Right {
  permissions: readonly string[];
  scope: Scope;
}

/** What is known of a ticket when somebody asks what may be done with it. */
export interface TicketFacts {
  id: string;
  category: string;
  createdBy: { id: string };
}

/** The role's right and that of each grant. */
export function rightsOf(account: Account): Right[] {
  return [{ permissions: account.rolePermissions, scope: scopeOfRole(account) }, ...account.grants.map(rightOf)];
}

export const covers = (scope: Scope, account: Account, ticket: TicketFacts): boolean => {
  switch (scope.kind) {
    case 'own':
      return ticket.createdBy.id === account.id;
    case 'department':
      return ticket.category === scope.name;
    case 'ticket':
      return ticket.id === scope.name;
    case 'desk':
      return true;
    case 'nothing':
      return false;
  }
};

function scopeOfRole({ base, department }: Account): Scope {
  if (base === 'user') return { kind: 'own' };
  if (base !== 'agent') return { kind: 'desk' };
  return department ? { kind: 'department', name: department } : { kind: 'nothing' };
}

function rightOf(grant: Grant): Right {
  return { permissions: permissionsOf(grant), scope: scopeOf(grant) };
}

function permissionsOf({ role, permission }: Grant): readonly string[] {
  if (role) return permissionsOfRole(role);
  if (!permission) return [];
  return needsReading(permission) ? [permission, 'tickets:read'] : [permission];
}

function scopeOf({ department, ticketId }: Grant): Scope {
  if (ticketId) return { kind: 'ticket', name: ticketId };
  return department ? { kind: 'department', name: department } : { kind: 'desk' };
}
