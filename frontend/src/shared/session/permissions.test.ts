import { expect, test } from 'vitest';
import { accountOf, grantOf, ticketOf } from '@/test/fixtures';
import { roles } from './grant';
import {
  homeOf,
  listName,
  mayAdministerAccounts,
  mayAssign,
  mayAssignOthers,
  mayChange,
  mayDelete,
  mayEditDetails,
  mayNote,
  mayOpenIn,
  mayOpenTickets,
  mayReadAudit,
  mayReadTickets,
  mayReply,
  maySeeProjections,
  mayWorkOn,
  reachOf,
} from './permissions';

const waiting = ticketOf({ createdBy: { id: 'user-1', username: 'Some user' } });
const started = { ...waiting, status: 'in-progress' as const };

const expected = {
  user: {
    read: true,
    open: true,
    reply: true,
    note: false,
    work: false,
    delete: false,
    edit: true,
    editStarted: false,
    accounts: false,
    audit: false,
    projections: false,
  },
  agent: {
    read: true,
    open: true,
    reply: true,
    note: true,
    work: true,
    delete: false,
    edit: false,
    editStarted: false,
    accounts: false,
    audit: false,
    projections: false,
  },
  admin: {
    read: true,
    open: true,
    reply: true,
    note: true,
    work: true,
    delete: true,
    edit: true,
    editStarted: true,
    accounts: true,
    audit: true,
    projections: true,
  },
  auditor: {
    read: true,
    open: false,
    reply: false,
    note: false,
    work: false,
    delete: false,
    edit: false,
    editStarted: false,
    accounts: false,
    audit: true,
    projections: false,
  },
  analyst: {
    read: false,
    open: false,
    reply: false,
    note: false,
    work: false,
    delete: false,
    edit: false,
    editStarted: false,
    accounts: false,
    audit: false,
    projections: true,
  },
};

test.each(roles)('offers a %s what that role may do', (role) => {
  const account = accountOf(role);
  expect({
    read: mayReadTickets(account),
    open: mayOpenTickets(account),
    reply: mayReply(account, waiting),
    note: mayNote(account, waiting),
    work: mayWorkOn(account, waiting),
    delete: mayDelete(account, waiting),
    edit: mayEditDetails(account, waiting),
    editStarted: mayEditDetails(account, started),
    accounts: mayAdministerAccounts(account),
    audit: mayReadAudit(account),
    projections: maySeeProjections(account),
  }).toEqual(expected[role]);
  expect(homeOf(account)).toBe(role === 'analyst' ? '/projections' : '/tickets');
});

test.each([
  ['tickets:read', '/tickets'],
  ['projections:read', '/projections'],
  ['audit:read', '/audit'],
  ['tickets:open', '/tickets/new'],
  ['topics:refill', '/account/security'],
])('begins on an open page with a role of %s', (permission, home) => {
  const permissions = [permission];
  expect(homeOf(accountOf('auditor', { role: 'made-here', permissions, rolePermissions: permissions }))).toBe(home);
});

test('offers nobody to edit the waiting ticket of another', () => {
  expect(mayEditDetails(accountOf('user', { id: 'user-2' }), waiting)).toBe(false);
});

test('lets nobody write on the ticket of another or of another department', () => {
  expect(mayReply(accountOf('user', { id: 'user-2' }), waiting)).toBe(false);
  const agent = accountOf('agent', { department: 'technical-support' });
  expect([mayReply(agent, waiting), mayNote(agent, waiting)]).toEqual([false, false]);
});

test('lets somebody write notes who holds that for one ticket, and takes that for something to do there', () => {
  const grant = grantOf({ role: null, permission: 'tickets:note', department: null, ticketId: waiting.id });
  const auditor = accountOf('auditor', { grants: [grant] });
  expect([mayNote(auditor, waiting), mayReply(auditor, waiting), mayChange(auditor, waiting)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(mayNote(auditor, elsewhere)).toBe(false);
  expect(mayChange(accountOf('auditor'), waiting)).toBe(false);
});

const elsewhere = ticketOf({ id: 'ticket-2', category: 'technical-support' });

test('lets an agent work in a second department for as long as it is held', () => {
  const plain = accountOf('agent');
  const grant = grantOf({ department: 'technical-support' });
  const helping = accountOf('agent', { grants: [grant] });
  expect([mayWorkOn(plain, elsewhere), mayOpenIn(plain, 'technical-support'), reachOf(plain)]).toEqual([
    false,
    false,
    'department',
  ]);
  expect([mayWorkOn(helping, elsewhere), mayOpenIn(helping, 'technical-support'), reachOf(helping)]).toEqual([
    true,
    true,
    'more',
  ]);
  expect(mayWorkOn(helping, ticketOf())).toBe(true);
});

test('an agent who reads the whole desk for a time has more than the list of a department', () => {
  const grant = grantOf({ role: 'auditor', department: null });
  const agent = accountOf('agent', { department: null });
  expect(reachOf(agent)).toBe('department');
  expect(reachOf({ ...agent, grants: [grant] })).toBe('more');
});

test('offers what a single permission allows, on that ticket and no other', () => {
  const grant = grantOf({ role: null, permission: 'tickets:delete', department: null, ticketId: 'ticket-2' });
  const user = accountOf('user', { grants: [grant], permissions: ['tickets:read', 'tickets:open', 'tickets:delete'] });
  expect(mayDelete(user, elsewhere)).toBe(true);
  expect(mayDelete(user, waiting)).toBe(false);
  expect(mayAssign(user, elsewhere)).toBe(false);
  expect(listName(user)).toBe('nav.tickets');
});

test('names the list of everybody as it is named without grants', () => {
  expect(roles.map((role) => listName(accountOf(role)))).toEqual([
    'nav.myTickets',
    'nav.queue',
    'nav.allTickets',
    'nav.allTickets',
    'nav.tickets',
  ]);
});

test('opens pages of the whole desk by permission, whatever the role', () => {
  const user = accountOf('user', {
    permissions: ['tickets:read', 'accounts:administer', 'projections:read'],
    grants: [grantOf({ role: null, permission: 'accounts:administer', department: null })],
  });
  expect(mayAdministerAccounts(user)).toBe(true);
  expect(maySeeProjections(user)).toBe(true);
  expect(mayAssignOthers(user, waiting)).toBe(false);
});

test('lets an agent without a department into the tickets that are held for a time only', () => {
  const agent = accountOf('agent', { department: null });
  expect(mayOpenTickets(agent)).toBe(false);
  expect(mayOpenTickets({ ...agent, grants: [grantOf()] })).toBe(true);
  expect(mayWorkOn(agent, waiting)).toBe(false);
});

test('follows what a custom role contains, as far as its base reaches', () => {
  const supervisor = accountOf('agent', {
    role: 'supervisor',
    roleTitle: 'Supervisor',
    permissions: ['tickets:read', 'tickets:delete'],
    rolePermissions: ['tickets:read', 'tickets:delete'],
  });
  expect([mayDelete(supervisor, ticketOf()), mayDelete(supervisor, elsewhere)]).toEqual([true, false]);
  expect([mayWorkOn(supervisor, ticketOf()), mayOpenTickets(supervisor)]).toEqual([false, false]);
  expect(listName(supervisor)).toBe('nav.queue');
});
