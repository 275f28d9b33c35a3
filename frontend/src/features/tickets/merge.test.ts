import { expect, test } from 'vitest';
import { ticketOf } from '@/test/fixtures';
import { type TicketPages, withoutTicket, withTicket } from './merge';
import type { Ticket } from './ticket';

const at = (minute: number) => `2026-01-01T10:${String(minute).padStart(2, '0')}:00Z`;
const row = (id: string, minute: number, version = 1) => ticketOf({ id, createdAt: at(minute), version });
const pagesOf = (next: string | null, ...pages: Ticket[][]): TicketPages => ({
  pages: pages.map((items, index) => ({ items, next: index === pages.length - 1 ? next : 'more' })),
  pageParams: pages.map(() => null),
});
const ids = (pages: TicketPages) => pages.pages.map((page) => page.items.map((item) => item.id));

test('replaces a row only by a newer version', () => {
  const pages = pagesOf(null, [row('a', 2, 5)]);
  expect(withTicket(pages, { ...row('a', 2, 4), title: 'older' })).toBe(pages);
  expect(withTicket(pages, { ...row('a', 2, 5), title: 'same' })).toBe(pages);
  expect(withTicket(pages, { ...row('a', 2, 6), title: 'newer' }).pages[0]?.items[0]?.title).toBe('newer');
});

test('puts a new row where the list is sorted', () => {
  const pages = pagesOf('more', [row('d', 8), row('c', 6)], [row('b', 4), row('a', 2)]);
  expect(ids(withTicket(pages, row('new', 9)))).toEqual([
    ['new', 'd', 'c'],
    ['b', 'a'],
  ]);
  expect(ids(withTicket(pages, row('new', 7)))).toEqual([
    ['d', 'new', 'c'],
    ['b', 'a'],
  ]);
  expect(ids(withTicket(pages, row('new', 3)))).toEqual([
    ['d', 'c'],
    ['b', 'new', 'a'],
  ]);
});

test('leaves a row that belongs behind everything loaded to the next page', () => {
  expect(ids(withTicket(pagesOf('more', [row('b', 4)]), row('old', 1)))).toEqual([['b']]);
  expect(ids(withTicket(pagesOf(null, [row('b', 4)]), row('old', 1)))).toEqual([['b', 'old']]);
});

test('fills an empty list', () => {
  expect(ids(withTicket(pagesOf(null, []), row('a', 1)))).toEqual([['a']]);
});

test('takes a row out wherever it is', () => {
  const pages = pagesOf(null, [row('b', 4)], [row('a', 2)]);
  expect(ids(withoutTicket(pages, 'a'))).toEqual([['b'], []]);
  expect(withoutTicket(pages, 'unknown')).toBe(pages);
});
