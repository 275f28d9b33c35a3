import type { Ticket } from '@/features/tickets/ticket';
import type { DeskRole } from '@/shared/roles';
import type { Account } from '@/shared/session/account';
import { type Grant, type Role, roles } from '@/shared/session/grant';
import { permissionsOfRole } from '@/shared/session/rights';

/** As the server answers for an account without grants. */
export const accountOf = (role: Role, more: Partial<Account> = {}): Account => ({
  id: `${role}-1`,
  username: `Some ${role}`,
  email: `${role}@example.org`,
  role,
  base: role,
  department: role === 'agent' ? 'sales' : null,
  permissions: [...permissionsOfRole(role)],
  rolePermissions: [...permissionsOfRole(role)],
  grants: [],
  totp: false,
  totpRequired: false,
  ...more,
});

/** The five, as the server lists them. */
export const builtInRoles: DeskRole[] = roles.map((role) => ({
  key: role,
  title: null,
  base: role,
  permissions: [...permissionsOfRole(role)],
  version: 0,
  holders: null,
}));

export const supervisor: DeskRole = {
  key: 'supervisor',
  title: 'Supervisor',
  base: 'agent',
  permissions: [...permissionsOfRole('agent'), 'tickets:delete'],
  version: 3,
  holders: 0,
};

export const grantOf = (more: Partial<Grant> = {}): Grant => ({
  id: 'grant-1',
  role: 'agent',
  permission: null,
  department: 'sales',
  ticketId: null,
  from: '2026-01-01T10:00:00Z',
  until: '2099-01-01T10:00:00Z',
  reason: 'Holiday cover',
  state: 'active',
  givenBy: { id: 'admin-1', username: 'Some admin' },
  approvedBy: null,
  ...more,
});

export const ticketOf = (more: Partial<Ticket> = {}): Ticket => ({
  id: 'ticket-1',
  title: 'Printer on fire',
  description: 'It smokes.',
  category: 'sales',
  status: 'waiting',
  priority: 'normal',
  createdBy: { id: 'user-1', username: 'Some user' },
  assignee: null,
  createdAt: '2026-01-01T10:00:00Z',
  updatedAt: '2026-01-01T10:00:00Z',
  version: 1,
  ...more,
});
