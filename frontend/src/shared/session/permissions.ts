import type { Account } from './account';
import { covers, type Permission, rightsOf, type Scope, type TicketFacts } from './rights';

/**
 * What the screen offers, by the role and by what is held for a time. The server decides again on every call; a rule
 * missing here costs a click, never a right.
 */
const may = (account: Account, permission: Permission) => account.permissions.includes(permission);

type TicketState = TicketFacts & { status: string };

/** The parts of the desk where it may be done; empty when it may be done nowhere. */
const scopesOf = (account: Account, permission: Permission): Scope[] =>
  rightsOf(account)
    .filter(({ permissions, scope }) => permissions.includes(permission) && scope.kind !== 'nothing')
    .map(({ scope }) => scope);

const mayWith = (account: Account, permission: Permission, ticket: TicketFacts) =>
  scopesOf(account, permission).some((scope) => covers(scope, account, ticket));

export const mayReadTickets = (account: Account) => may(account, 'tickets:read');

/** A right to open that reaches one ticket only opens nothing. */
const openings = (account: Account) => scopesOf(account, 'tickets:open').filter(({ kind }) => kind !== 'ticket');

export const mayOpenTickets = (account: Account) => openings(account).length > 0;

export const mayOpenIn = (account: Account, category: string) =>
  openings(account).some((scope) => scope.kind !== 'department' || scope.name === category);

export const mayWorkOn = (account: Account, ticket: TicketFacts) => mayWith(account, 'tickets:work', ticket);

export const mayAssign = (account: Account, ticket: TicketFacts) => mayWith(account, 'tickets:assign', ticket);

/** Giving it to others takes the list of accounts as well. */
export const mayAssignOthers = (account: Account, ticket: TicketFacts) =>
  mayAssign(account, ticket) && mayAdministerAccounts(account);

export const mayDelete = (account: Account, ticket: TicketFacts) => mayWith(account, 'tickets:delete', ticket);

/** Writing to everybody who sees the ticket. */
export const mayReply = (account: Account, ticket: TicketFacts) => mayWith(account, 'tickets:reply', ticket);

/** Writing to those alone who may read notes. */
export const mayNote = (account: Account, ticket: TicketFacts) => mayWith(account, 'tickets:note', ticket);

export const mayEditDetails = (account: Account, ticket: TicketState) =>
  mayWith(account, 'tickets:edit', ticket) ||
  (ticket.status === 'waiting' && mayWith(account, 'tickets:edit-waiting', ticket));

/** Whether there is anything at all to do to it but read. */
export const mayChange = (account: Account, ticket: TicketState) =>
  mayWorkOn(account, ticket) ||
  mayAssign(account, ticket) ||
  mayDelete(account, ticket) ||
  mayEditDetails(account, ticket) ||
  mayReply(account, ticket) ||
  mayNote(account, ticket);

export const mayReadAllHistory = (account: Account) => may(account, 'history:read-all');

export const mayAdministerAccounts = (account: Account) => may(account, 'accounts:administer');

export const mayReadAudit = (account: Account) => may(account, 'audit:read');

export const maySeeProjections = (account: Account) => may(account, 'projections:read');

/** An agent without a department reads nothing, unless something is held for a time. */
export const mayReadAnything = (account: Account) => scopesOf(account, 'tickets:read').length > 0;

const seesAll = (account: Account) => scopesOf(account, 'tickets:read').some(({ kind }) => kind === 'desk');

/** Which tickets the list is made of: one's own, those of one department, or anything more. */
export function reachOf(account: Account): 'own' | 'department' | 'more' {
  const scopes = scopesOf(account, 'tickets:read');
  const [first] = scopes;
  if (!first) return account.base === 'agent' ? 'department' : 'more';
  if (scopes.some(({ kind }) => kind !== first.kind)) return 'more';
  if (first.kind === 'own') return 'own';
  const isOne = first.kind === 'department' && scopes.every((scope) => 'name' in scope && scope.name === first.name);
  return isOne ? 'department' : 'more';
}

/** What the list is called, by what is in it. */
export function listName(account: Account): 'nav.myTickets' | 'nav.queue' | 'nav.allTickets' | 'nav.tickets' {
  if (account.base === 'agent') return 'nav.queue';
  if (reachOf(account) === 'own') return 'nav.myTickets';
  return seesAll(account) ? 'nav.allTickets' : 'nav.tickets';
}

/** The first page that is open to the account; that of its own security always is. */
export function homeOf(account: Account) {
  if (mayReadTickets(account)) return '/tickets';
  if (maySeeProjections(account)) return '/projections';
  if (mayReadAudit(account)) return '/audit';
  return mayOpenTickets(account) ? '/tickets/new' : '/account/security';
}
