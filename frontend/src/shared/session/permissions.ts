import type { Account } from './account';
import { covers, type Permission, rightsOf, type TicketFacts } from './rights';

/**
 * What the screen offers, by the role and by what is held for a time. The server decides again on every call; a rule
 * missing here costs a click, never a right.
 */
const may = (account: Account, permission: Permission) => account.permissions.includes(permission);

const mayWith = (account: Account, permission: Permission, ticket: TicketFacts) =>
  rightsOf(account).some((right) => right.permissions.includes(permission) && covers(right.scope, account, ticket));

export const mayReadTickets = (account: Account) => may(account, 'tickets:read');

/** A right to open that reaches one ticket only opens nothing. */
const openings = (account: Account) =>
  rightsOf(account)
    .filter(({ permissions }) => permissions.includes('tickets:open'))
    .map(({ scope }) => scope)
    .filter(({ kind }) => kind !== 'ticket' && kind !== 'nothing');

export const mayOpenTickets = (account: Account) => openings(account).length > 0;

export const mayOpenIn = (account: Account, category: string) =>
  openings(account).some((scope) => scope.kind !== 'department' || scope.name === category);

export const mayWorkOn = (account: Account, ticket: TicketFacts) => mayWith(account, 'tickets:work', ticket);

export const mayAssign = (account: Account, ticket: TicketFacts) => mayWith(account, 'tickets:assign', ticket);

/** Giving it to others takes the list of accounts as well. */
export const mayAssignOthers = (account: Account, ticket: TicketFacts) =>
  mayAssign(account, ticket) && mayAdministerAccounts(account);

export const mayDelete = (account: Account, ticket: TicketFacts) => mayWith(account, 'tickets:delete', ticket);

export const mayEditDetails = (account: Account, ticket: TicketFacts & { status: string }) =>
  mayWith(account, 'tickets:edit', ticket) ||
  (ticket.status === 'waiting' && mayWith(account, 'tickets:edit-waiting', ticket));

/** Whether there is anything at all to do to it but read. */
export const mayChange = (account: Account, ticket: TicketFacts & { status: string }) =>
  mayWorkOn(account, ticket) ||
  mayAssign(account, ticket) ||
  mayDelete(account, ticket) ||
  mayEditDetails(account, ticket);

export const mayReadAllHistory = (account: Account) => may(account, 'history:read-all');

export const mayAdministerAccounts = (account: Account) => may(account, 'accounts:administer');

export const maySeeProjections = (account: Account) => may(account, 'projections:read');

/** An agent without a department reads nothing, unless something is held for a time. */
export const mayReadAnything = (account: Account) =>
  rightsOf(account).some(({ permissions, scope }) => scope.kind !== 'nothing' && permissions.includes('tickets:read'));

const seesAll = (account: Account) =>
  rightsOf(account).some(({ permissions, scope }) => scope.kind === 'desk' && permissions.includes('tickets:read'));

/** Which tickets the list is made of: one's own, those of one department, or anything more. */
export function reachOf(account: Account): 'own' | 'department' | 'more' {
  const scopes = rightsOf(account)
    .filter(({ permissions, scope }) => permissions.includes('tickets:read') && scope.kind !== 'nothing')
    .map(({ scope }) => scope);
  const [first] = scopes;
  if (scopes.some((scope) => scope.kind !== first?.kind)) return 'more';
  if (first?.kind === 'own') return 'own';
  const names = new Set(scopes.map((scope) => ('name' in scope ? scope.name : '')));
  const ofDepartments = first?.kind === 'department' || account.role === 'agent';
  return ofDepartments && names.size <= 1 ? 'department' : 'more';
}

/** What the list is called, by what is in it. */
export function listName(account: Account): 'nav.myTickets' | 'nav.queue' | 'nav.allTickets' | 'nav.tickets' {
  if (account.role === 'agent') return 'nav.queue';
  if (reachOf(account) === 'own') return 'nav.myTickets';
  return seesAll(account) ? 'nav.allTickets' : 'nav.tickets';
}

export const homeOf = (account: Account) => (mayReadTickets(account) ? '/tickets' : '/projections');
