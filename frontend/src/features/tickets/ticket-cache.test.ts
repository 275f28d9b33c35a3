import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import { accountOf, ticketOf } from '@/test/fixtures';
import { signInAs } from '@/test/render-app';
import type { Filters } from './filters';
import type { TicketPages } from './merge';
import { recentChanges } from './recent-changes';
import type { Ticket } from './ticket';
import { applyChange, caughtUp, showTicket } from './ticket-cache';
import { ticketKeys } from './ticket-keys';

const all: Filters = {};
const waiting: Filters = { status: 'waiting' };
const mine: Filters = { assignee: 'me' };
const pagesOf = (...items: Ticket[]): TicketPages => ({ pages: [{ items, next: null }], pageParams: [null] });

let client: QueryClient;
let count = 0;
let id = '';

beforeEach(async () => {
  await signInAs(accountOf('agent'));
  client = new QueryClient();
  count += 1;
  id = `ticket-${count}`;
});

const listed = (filters: Filters) =>
  client.getQueryData<TicketPages>(ticketKeys.list(filters))?.pages.flatMap((page) => page.items);
const change = (type: 'ticket-created' | 'status-updated' | 'ticket-assigned' | 'ticket-gone', ticket?: Ticket) =>
  applyChange(client, { type, cursor: '1', ticketId: id, version: ticket?.version ?? 9, ticket });

test('shows a new ticket in every list it belongs to', () => {
  client.setQueryData(ticketKeys.list(all), pagesOf());
  client.setQueryData(ticketKeys.list(waiting), pagesOf());
  client.setQueryData(ticketKeys.list(mine), pagesOf());
  change('ticket-created', ticketOf({ id }));
  expect(listed(all)).toHaveLength(1);
  expect(listed(waiting)).toHaveLength(1);
  expect(listed(mine)).toHaveLength(0);
});

test('moves a ticket out of a list it no longer belongs to, and into one it now does', () => {
  const ticket = ticketOf({ id });
  client.setQueryData(ticketKeys.list(waiting), pagesOf(ticket));
  client.setQueryData(ticketKeys.list(mine), pagesOf());
  const assignee = { id: 'agent-1', username: 'Some agent' };
  change('status-updated', { ...ticket, status: 'in-progress', assignee, version: 2 });
  expect(listed(waiting)).toHaveLength(0);
  expect(listed(mine)).toHaveLength(1);
});

test('never goes back to an older version, neither in lists nor in the open ticket', () => {
  const now = ticketOf({ id, version: 3, title: 'now' });
  client.setQueryData(ticketKeys.list(all), pagesOf(now));
  client.setQueryData(ticketKeys.detail(id), now);
  change('status-updated', ticketOf({ id, version: 2, title: 'before' }));
  expect(listed(all)?.[0]?.title).toBe('now');
  expect(client.getQueryData<Ticket>(ticketKeys.detail(id))?.title).toBe('now');
});

test('takes a ticket that is gone out of lists and marks the open one as gone', () => {
  client.setQueryData(ticketKeys.list(all), pagesOf(ticketOf({ id })));
  client.setQueryData(ticketKeys.detail(id), ticketOf({ id }));
  change('ticket-gone');
  expect(listed(all)).toHaveLength(0);
  expect(client.getQueryData(ticketKeys.detail(id))).toBeNull();
});

test('does not bring back what is gone when a late answer arrives', () => {
  client.setQueryData(ticketKeys.list(all), pagesOf());
  change('ticket-gone');
  showTicket(client, ticketOf({ id, version: 4 }));
  expect(listed(all)).toHaveLength(0);
});

test('brings a page that was on its way up to date with what happened meanwhile', () => {
  const mark = recentChanges.mark();
  change('ticket-created', ticketOf({ id, version: 2, title: 'pushed' }));
  const page = caughtUp(pagesOf(ticketOf({ id, version: 1, title: 'loaded' })), all, mark);
  expect(page.pages[0]?.items.map((item) => item.title)).toEqual(['pushed']);
});

test('loads again when a frame is not understood', () => {
  client.setQueryData(ticketKeys.list(all), pagesOf());
  applyChange(client, { type: 'ticket-created', cursor: '1', ticketId: id, version: 1, ticket: { strange: true } });
  expect(client.getQueryState(ticketKeys.list(all))?.isInvalidated).toBe(true);
});

test('tells a message at once and asks for the history only where a version is missing', () => {
  const key = ticketKeys.history(id);
  const created = { position: 1, version: 1, type: 'ticket.created', at: '', data: {} };
  client.setQueryData(key, { items: [created] });
  const written = (version: number) =>
    applyChange(client, {
      type: 'ticket-noted',
      cursor: '1',
      ticketId: id,
      version,
      ticket: ticketOf({ id, version }),
      at: '2026-01-01T10:00:00Z',
      message: { id: `m${version}`, version, text: 'Hi', html: '<p>Hi</p>' },
    });
  written(2);
  expect(client.getQueryState(key)?.isInvalidated).toBe(false);
  written(4);
  expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  expect(client.getQueryData<{ items: object[] }>(key)?.items).toHaveLength(3);
});
