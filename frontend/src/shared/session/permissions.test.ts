import { expect, test } from 'vitest';
import { accountOf, ticketOf } from '@/test/fixtures';
import { roles } from './account';
import {
  homeOf,
  mayAdministerAccounts,
  mayDeleteTickets,
  mayEditDetails,
  mayOpenTickets,
  mayReadTickets,
  maySeeProjections,
  mayWorkOnTickets,
} from './permissions';

const waiting = ticketOf({ createdBy: { id: 'user-1', username: 'Some user' } });
const started = { ...waiting, status: 'in-progress' as const };

const expected = {
  user: {
    read: true,
    open: true,
    work: false,
    delete: false,
    edit: true,
    editStarted: false,
    accounts: false,
    projections: false,
  },
  agent: {
    read: true,
    open: true,
    work: true,
    delete: false,
    edit: false,
    editStarted: false,
    accounts: false,
    projections: false,
  },
  admin: {
    read: true,
    open: true,
    work: true,
    delete: true,
    edit: true,
    editStarted: true,
    accounts: true,
    projections: true,
  },
  auditor: {
    read: true,
    open: false,
    work: false,
    delete: false,
    edit: false,
    editStarted: false,
    accounts: false,
    projections: false,
  },
  analyst: {
    read: false,
    open: false,
    work: false,
    delete: false,
    edit: false,
    editStarted: false,
    accounts: false,
    projections: true,
  },
};

test.each(roles)('offers a %s what that role may do', (role) => {
  const account = accountOf(role);
  expect({
    read: mayReadTickets(account),
    open: mayOpenTickets(account),
    work: mayWorkOnTickets(account),
    delete: mayDeleteTickets(account),
    edit: mayEditDetails(account, waiting),
    editStarted: mayEditDetails(account, started),
    accounts: mayAdministerAccounts(account),
    projections: maySeeProjections(account),
  }).toEqual(expected[role]);
  expect(homeOf(account)).toBe(role === 'analyst' ? '/projections' : '/tickets');
});

test('offers nobody to edit the waiting ticket of another', () => {
  expect(mayEditDetails(accountOf('user', { id: 'user-2' }), waiting)).toBe(false);
});
