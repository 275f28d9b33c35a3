import { HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { ticketOf } from '@/test/fixtures';
import { problem } from '@/test/server';
import { Outbox } from './outbox';
import {
  agent,
  back,
  calls,
  claim,
  entry,
  historyIs,
  kept,
  of,
  offline,
  opening,
  outbox,
  outcomes,
  serverAnswers,
  settle,
  start,
  ticketAt,
  withFreshOutbox,
} from './outbox-scene';

withFreshOutbox();

test('sends a command at once where the server answers, and keeps nothing', async () => {
  serverAnswers(() => ticketAt(4));
  expect(await outbox.submit(of(start))).toMatchObject({ version: 4 });
  expect(kept()).toEqual([]);
});

test('explains a refusal where it was asked for, and keeps nothing', async () => {
  serverAnswers(() => problem(412, 'stale_version'));
  await expect(outbox.submit(of(start))).rejects.toMatchObject({ code: 'stale_version' });
  expect(kept()).toEqual([]);
});

test.each([
  ['nobody answers', () => HttpResponse.error()],
  ['the server is busy', () => problem(503, 'overloaded')],
  ['a proxy stands in', () => new HttpResponse('<p>Bad gateway</p>', { status: 502 })],
  ['a sign-in page of the network answers', () => HttpResponse.html('<p>Welcome</p>')],
])('keeps a command when %s', async (_, answer) => {
  serverAnswers(answer);
  expect(await outbox.submit(of(start))).toBeNull();
  expect(kept()).toEqual([{ command: of(start), refused: undefined }]);
});

test('sends what waits in order, each once, and lets nothing overtake it', async () => {
  offline();
  outbox.connected(false);
  await outbox.submit(of(claim));
  await outbox.submit(of(start));
  await outbox.submit(opening, 'key-1');
  let version = 3;
  serverAnswers(() => ticketAt(++version));
  const last = outbox.submit(of(start, 1, 'ticket-2'));
  await back();
  expect(await last).toBeNull();
  expect(calls).toEqual([
    'PUT /ticket-1/assignee "3"',
    'PUT /ticket-1/status "4"',
    'POST  key-1',
    'PUT /ticket-2/status "1"',
  ]);
  expect(outcomes.onSent).toHaveBeenCalledTimes(4);
});

test('comes back by itself while the live connection says nothing', async () => {
  let busy = true;
  serverAnswers(() => (busy ? problem(503, 'store_unavailable') : ticketAt(4)));
  await outbox.submit(of(start));
  await vi.advanceTimersByTimeAsync(6_000);
  busy = false;
  await vi.advanceTimersByTimeAsync(12_000);
  await vi.waitFor(() => expect(kept()).toEqual([]));
});

test('takes its own change for done when only the answer was lost', async () => {
  offline();
  await outbox.submit(of(start));
  await outbox.submit(of(claim));
  serverAnswers((call) => (call.endsWith('"4"') ? ticketAt(5) : problem(412, 'stale_version')));
  historyIs(entry(4, 'ticket.status-updated', { from: 'waiting', to: 'in-progress' }));
  await back();
  expect(calls).toEqual(['PUT /ticket-1/status "3"', 'PUT /ticket-1/assignee "4"']);
  expect(outcomes.onRefused).not.toHaveBeenCalled();
  expect(kept()).toEqual([]);
});

test('finds what it did behind a note', async () => {
  offline();
  await outbox.submit(of(start));
  await outbox.submit(of(claim));
  serverAnswers((call) => (call.endsWith('"5"') ? ticketAt(6) : problem(412, 'stale_version')));
  historyIs(entry(4, 'ticket.noted', {}), entry(5, 'ticket.status-updated', { to: 'in-progress' }));
  await back();
  expect(calls).toEqual(['PUT /ticket-1/status "3"', 'PUT /ticket-1/assignee "5"']);
  expect(kept()).toEqual([]);
});

test('takes its own change for done behind a version it must not know of', async () => {
  offline();
  await outbox.submit(of(start));
  serverAnswers(() => problem(412, 'stale_version'));
  historyIs(entry(5, 'ticket.status-updated', { from: 'waiting', to: 'in-progress' }));
  await back();
  expect(kept()).toEqual([]);
});

test.each([
  ['somebody else', [entry(4, 'ticket.status-updated', { to: 'in-progress' }, { id: 'x', username: 'X' })]],
  ['something else', [entry(4, 'ticket.status-updated', { to: 'resolved' })]],
  ['something later', [entry(4, 'ticket.released', {}), entry(5, 'ticket.status-updated', { to: 'in-progress' })]],
])('takes for a refusal what %s did', async (_, happened) => {
  offline();
  await outbox.submit(of(start));
  serverAnswers(() => problem(412, 'stale_version'));
  historyIs(...happened);
  await back();
  expect(kept()).toEqual([{ command: of(start), refused: 'stale_version' }]);
  expect(outcomes.onRefused).toHaveBeenCalledOnce();
});

test('holds what was decided behind a refused command until somebody decides about that', async () => {
  offline();
  outbox.connected(false);
  await outbox.submit(of(claim));
  await outbox.submit(of(start));
  await outbox.submit(opening, 'key-1');
  serverAnswers((call) => (call.includes('assignee') ? problem(403, 'forbidden') : ticketAt(4)));
  outbox.connected(true);
  await vi.waitFor(() => expect(outbox.current()).toHaveLength(2));
  expect(kept()).toEqual([
    { command: of(claim), refused: 'forbidden' },
    { command: of(start), refused: undefined },
  ]);
  outbox.withdraw(outbox.current()[0]?.id ?? '');
  await vi.waitFor(() => expect(kept()).toEqual([]));
  expect(calls).toEqual(['PUT /ticket-1/assignee "3"', 'POST  key-1', 'PUT /ticket-1/status "3"']);
});

test('sends a refused command again on the version that is decided on now', async () => {
  offline();
  await outbox.submit(of(start));
  serverAnswers((call) => (call.endsWith('"7"') ? ticketAt(8) : problem(412, 'stale_version')));
  historyIs();
  await back();
  const [refused] = outbox.current();
  if (refused) outbox.again(refused, 7);
  await vi.waitFor(() => expect(kept()).toEqual([]));
});

test('never sends what was withdrawn', async () => {
  offline();
  await outbox.submit(of(start));
  outbox.withdraw(outbox.current()[0]?.id ?? '');
  serverAnswers(() => ticketAt(4));
  await back();
  expect(calls).toEqual([]);
});

test('has after a reload what it had before, and tries again', async () => {
  offline();
  await outbox.submit(opening, 'key-1');
  outbox.close();
  serverAnswers(() => HttpResponse.json(ticketOf(), { status: 201 }));
  const reloaded = new Outbox();
  reloaded.open(agent.id, outcomes);
  expect(reloaded.current()).toMatchObject([{ id: 'key-1', command: opening }]);
  await vi.waitFor(() => expect(reloaded.current()).toEqual([]));
  expect(calls).toEqual(['POST  key-1']);
});

test('shows and sends nothing of another account, and gives it back to its own', async () => {
  offline();
  await outbox.submit(opening, 'key-1');
  outbox.open('another', outcomes);
  expect(kept()).toEqual([]);
  await back();
  outbox.open(agent.id, outcomes);
  expect(kept()).toEqual([{ command: opening, refused: undefined }]);
});

test('leaves nothing on the device when the account does', async () => {
  offline();
  await outbox.submit(opening);
  outbox.clear();
  expect(localStorage).toHaveLength(0);
});

test('waits for a valid session rather than taking it for a refusal', async () => {
  offline();
  await outbox.submit(of(start));
  serverAnswers(() => problem(429, 'too_many_requests'));
  outbox.connected(false);
  outbox.connected(true);
  await vi.waitFor(() => expect(calls).toHaveLength(1));
  await settle();
  expect(kept()).toEqual([{ command: of(start), refused: undefined }]);
});

test('says that nobody answered where the device keeps nothing', async () => {
  offline();
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(outbox.submit(opening)).rejects.toMatchObject({ code: 'network' });
  full.mockRestore();
  expect(kept()).toEqual([]);
});
