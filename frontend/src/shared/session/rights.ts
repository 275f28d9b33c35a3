import type { Account } from './account';
import type { Grant, Role } from './grant';

export const permissions = [
  'tickets:read',
  'tickets:open',
  'tickets:work',
  'tickets:assign',
  'tickets:edit',
  'tickets:edit-waiting',
  'tickets:delete',
  'history:read-all',
  'accounts:administer',
  'projections:read',
  'projections:rebuild',
  'failures:read',
  'records:handle',
  'topics:refill',
] as const;
export type Permission = (typeof permissions)[number];

/** Those that can be held for a part of the desk; the others count for the whole desk or not at all. */
export const isAboutTickets = (permission: string) =>
  permission.startsWith('tickets:') || permission === 'history:read-all';

/** Roles as the server has them; the permissions of all rights together come from there. */
const ofRole: Record<Role, readonly Permission[]> = {
  user: ['tickets:read', 'tickets:open', 'tickets:edit-waiting'],
  agent: ['tickets:read', 'tickets:open', 'tickets:work', 'tickets:assign'],
  admin: permissions,
  auditor: ['tickets:read', 'history:read-all'],
  analyst: ['projections:read', 'projections:rebuild'],
};

type Scope = { kind: 'own' | 'desk' | 'nothing' } | { kind: 'department' | 'ticket'; name: string };

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
  return [{ permissions: ofRole[account.role], scope: scopeOfRole(account) }, ...account.grants.map(rightOf)];
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

function scopeOfRole({ role, department }: Account): Scope {
  if (role === 'user') return { kind: 'own' };
  if (role !== 'agent') return { kind: 'desk' };
  return department ? { kind: 'department', name: department } : { kind: 'nothing' };
}

function rightOf(grant: Grant): Right {
  return { permissions: permissionsOf(grant), scope: scopeOf(grant) };
}

function permissionsOf({ role, permission }: Grant): readonly string[] {
  if (role) return ofRole[role];
  if (!permission) return [];
  return isAboutTickets(permission) ? [permission, 'tickets:read'] : [permission];
}

function scopeOf({ department, ticketId }: Grant): Scope {
  if (ticketId) return { kind: 'ticket', name: ticketId };
  return department ? { kind: 'department', name: department } : { kind: 'desk' };
}
