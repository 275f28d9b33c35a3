import type { Account } from './account';

/**
 * What the screen offers. The server decides again on every call; a rule missing here costs a click,
 * never a right.
 */
export const mayReadTickets = (account: Account) => account.role !== 'analyst';

export const mayOpenTickets = (account: Account) =>
  account.role === 'user' || account.role === 'admin' || (account.role === 'agent' && Boolean(account.department));

export const mayOpenIn = (account: Account, category: string) =>
  mayOpenTickets(account) && (account.role !== 'agent' || account.department === category);

export const mayWorkOnTickets = (account: Account) => account.role === 'agent' || account.role === 'admin';

export const mayDeleteTickets = (account: Account) => account.role === 'admin';

export const mayEditDetails = (account: Account, ticket: { status: string; createdBy: { id: string } }) =>
  account.role === 'admin' ||
  (account.role === 'user' && ticket.createdBy.id === account.id && ticket.status === 'waiting');

export const mayAdministerAccounts = (account: Account) => account.role === 'admin';

export const maySeeProjections = (account: Account) => account.role === 'admin' || account.role === 'analyst';

export const homeOf = (account: Account) => (mayReadTickets(account) ? '/tickets' : '/projections');
