import { expect, test } from 'vitest';
import { ticketOf } from '@/test/fixtures';
import { filtersSchema, matches } from './filters';
import { lengthOf, nextStatuses, statuses } from './ticket';

test('knows the steps of the state machine', () => {
  expect(Object.fromEntries(statuses.map((status) => [status, nextStatuses(status)]))).toEqual({
    waiting: ['in-progress', 'resolved'],
    'in-progress': ['resolved', 'waiting'],
    resolved: ['closed', 'in-progress'],
    closed: ['in-progress'],
  });
});

test('counts characters as the server does', () => {
  expect(lengthOf('e\u0301')).toBe(1);
  expect(lengthOf('👍')).toBe(1);
});

test('ignores what an address says and nobody understands', () => {
  expect(filtersSchema.parse({ status: 'burning', category: 'sales', q: '  ', other: 1 })).toEqual({
    category: 'sales',
  });
});

test('filters by assignee: me, nobody, somebody', () => {
  const mine = ticketOf({ assignee: { id: 'me-1', username: 'Me' } });
  expect(matches(mine, { assignee: 'me' }, 'me-1')).toBe(true);
  expect(matches(mine, { assignee: 'none' }, 'me-1')).toBe(false);
  expect(matches(mine, { assignee: 'other' }, 'me-1')).toBe(false);
  expect(matches(ticketOf(), { assignee: 'none' }, 'me-1')).toBe(true);
});

test('filters by text in title and description', () => {
  expect(matches(ticketOf(), { q: 'PRINTER' }, '')).toBe(true);
  expect(matches(ticketOf(), { q: 'smokes' }, '')).toBe(true);
  expect(matches(ticketOf(), { q: 'water' }, '')).toBe(false);
});
