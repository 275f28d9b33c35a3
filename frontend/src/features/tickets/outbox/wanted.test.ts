import { expect, test } from 'vitest';
import { ticketOf } from '@/test/fixtures';
import type { Change, Kept } from './kept-command';
import { changesTo, wantedOf } from './wanted';

const tom = { id: 'tom', username: 'Tom' };
const claim: Change = { kind: 'assign', assignee: tom };
const resolve: Change = { kind: 'status', status: 'resolved' };
const retitle: Change = { kind: 'edit', details: { title: 'Mine' } };
const kept = (change: Change, refused = false, ticketId = 'ticket-1'): Kept => ({
  id: change.kind,
  order: 1,
  command: { kind: 'change', ticketId, title: 'Printer on fire', version: 1, change },
  ...(refused ? { refusal: { status: 412, code: 'stale_version' } } : {}),
});

test('shows what is wanted ahead of the server, and everything else as the server last told it', () => {
  const pushed = ticketOf({ version: 5, title: 'Theirs', description: 'Newer.', status: 'in-progress' });
  expect(wantedOf(pushed, [claim, retitle])).toEqual({ ...pushed, assignee: tom, title: 'Mine' });
  expect(wantedOf(pushed, [claim, { kind: 'release' }])).toEqual({ ...pushed, assignee: null });
});

test('knows which changes are for a ticket, and counts on none behind a refused one', () => {
  expect(changesTo('ticket-1', [kept(claim), kept(resolve, false, 'ticket-2'), kept(retitle)])).toEqual([
    claim,
    retitle,
  ]);
  expect(changesTo('ticket-1', [kept(claim), kept(resolve, true), kept(retitle)])).toEqual([claim]);
});
