import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import type { HistoryEntry } from '@/shared/history';
import type { TicketChange } from '@/shared/live/frames';
import { ticketOf } from '@/test/fixtures';
import { addStandIn } from './conversation/stand-in';
import { addWritten, type History, withNewer } from './history-cache';
import type { Writing } from './outbox/kept-command';
import { ticketKeys } from './ticket-keys';

const sam = { id: 'sam', username: 'Sam' };
const key = ticketKeys.history('ticket-1');
const created: HistoryEntry = { position: 9, version: 1, type: 'ticket.created', at: '', actor: sam, data: {} };
const frameOf = (version: number, text: string, type: TicketChange['type'] = 'ticket-replied'): TicketChange => ({
  type,
  cursor: String(version),
  position: 10 + version,
  ticketId: 'ticket-1',
  at: '2026-01-01T10:00:00Z',
  actor: sam,
  message: { id: `m${version}`, version, text, html: `<p>${text}</p>` },
});
const writing = (text: string, version = 1): Writing => ({
  kind: 'write',
  ticketId: 'ticket-1',
  title: 'T',
  version,
  message: { kind: 'reply', text },
});

let client: QueryClient;
beforeEach(() => {
  client = new QueryClient();
  client.setQueryData<History>(key, { items: [created] });
});
const told = () => client.getQueryData<History>(key)?.items.map(({ version, data }) => [version, data.text, data.html]);

test('shows what a frame says at once, once, and is whole with it when no version is missing', () => {
  expect(addWritten(client, frameOf(2, 'Hi'))).toBe(true);
  expect(addWritten(client, frameOf(2, 'Hi'))).toBe(false);
  expect(told()).toEqual([
    [1, undefined, undefined],
    [2, 'Hi', '<p>Hi</p>'],
  ]);
});

test('is not whole behind a version that is missing, nor while the history is known to be old', async () => {
  expect(addWritten(client, frameOf(4, 'Later'))).toBe(false);
  expect(addWritten(client, frameOf(3, 'Earlier'))).toBe(false);
  expect(told()?.map(([version]) => version)).toEqual([1, 3, 4]);
  await client.invalidateQueries({ queryKey: key });
  expect(addWritten(client, frameOf(5, 'Next'))).toBe(false);
});

test('knows nothing of a history that was not asked for', () => {
  client.clear();
  expect(addWritten(client, frameOf(2, 'Hi'))).toBe(false);
  expect(told()).toBeUndefined();
});

test.each([
  ['the frame comes first', ['frame', 'answer']],
  ['the answer comes first', ['answer', 'frame']],
])('shows an own message once when %s', (_, order) => {
  for (const event of order) {
    if (event === 'frame') addWritten(client, frameOf(2, 'Hi'));
    else addStandIn(client, writing('Hi'), ticketOf({ version: 3 }), sam);
  }
  expect(told()?.slice(1)).toEqual([[2, 'Hi', '<p>Hi</p>']]);
});

test('shows the same words again when they are written again', () => {
  addWritten(client, frameOf(2, 'ok'));
  addStandIn(client, writing('ok', 2), ticketOf({ version: 3 }), sam);
  expect(told()?.slice(1)).toEqual([
    [2, 'ok', '<p>ok</p>'],
    [3, 'ok', undefined],
  ]);
});

test('an answer that was asked for earlier takes nothing back, and one that was asked for later is right', () => {
  const stale = [created];
  addWritten(client, frameOf(2, 'Hi'));
  addStandIn(client, writing('Mine', 2), ticketOf({ version: 3 }), sam);
  const known = client.getQueryData<History>(key)?.items;
  expect(withNewer(stale, known).map(({ version }) => version)).toEqual([1, 2, 3]);
  const fresh = [created, { ...created, version: 4 }];
  expect(withNewer(fresh, known)).toEqual(fresh);
});
