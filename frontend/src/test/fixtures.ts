import type { Ticket } from '@/features/tickets/ticket';
import type { Account, Role } from '@/shared/session/account';

export const accountOf = (role: Role, more: Partial<Account> = {}): Account => ({
  id: `${role}-1`,
  username: `Some ${role}`,
  email: `${role}@example.org`,
  role,
  department: role === 'agent' ? 'sales' : null,
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
