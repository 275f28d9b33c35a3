import { expect, test, vi } from 'vitest';
import { ticketOf } from '@/test/fixtures';
import { problem } from '@/test/server';
import {
  back,
  calls,
  kept,
  of,
  offline,
  outbox,
  outcomes,
  serverAnswers,
  start,
  ticketAt,
  withFreshOutbox,
  writing,
} from './outbox-scene';

withFreshOutbox();

test('keeps a message before it is sent, and sends it with one key until somebody answers', async () => {
  offline();
  expect(outbox.entrust(writing('Hi'))).toBe(true);
  expect(outbox.current()[0]).not.toHaveProperty('tried');
  await vi.waitFor(() => expect(outbox.current()[0]?.tried).toBe(true));
  const [first] = calls;
  serverAnswers(() => ticketAt(4));
  await back();
  expect(first).toMatch(/^POST \/ticket-1\/replies .{36}$/);
  expect(calls).toEqual([first]);
  expect(outcomes.onSent).toHaveBeenCalledExactlyOnceWith(ticketOf({ version: 4 }), writing('Hi'));
  expect(kept()).toEqual([]);
});

test('sends messages although a change of the ticket was refused, and the other way round', async () => {
  offline();
  outbox.connected(false);
  await outbox.submit(of(start));
  outbox.entrust(writing('Hi', 'note'));
  outbox.entrust(writing('Ho'));
  serverAnswers((call) => (call.includes('notes') ? ticketAt(4) : problem(403, 'forbidden')));
  await back();
  expect(kept().map(({ command, refused }) => [command.kind, refused])).toEqual([
    ['change', 'forbidden'],
    ['write', 'forbidden'],
  ]);
});

test.each([
  ['goes on from the version that a message reached', 4, '"4"'],
  ['goes on from the version of the ticket that a message reopened', 5, '"5"'],
  ['goes on from where it was when somebody else came between', 6, '"3"'],
])('a change %s', async (_, reached, ifMatch) => {
  offline();
  outbox.connected(false);
  outbox.entrust(writing('Hi'));
  await outbox.submit(of(start));
  serverAnswers((call) => ticketAt(call.startsWith('POST') ? reached : 9));
  await back();
  expect(calls.at(-1)).toBe(`PUT /ticket-1/status ${ifMatch}`);
});

test('keeps the words that the server did not take, with what it said of them', async () => {
  const errors = [{ field: 'text', code: 'too_long', message: 'Too long.' }];
  serverAnswers(() => problem(400, 'validation_failed', { errors }));
  outbox.entrust(writing('Hi'));
  await vi.waitFor(() => expect(outbox.current()[0]?.refusal).toMatchObject({ status: 400, errors }));
  const refused = outbox.current()[0];
  serverAnswers(() => ticketAt(4));
  if (refused) outbox.again(refused);
  await vi.waitFor(() => expect(kept()).toEqual([]));
  expect(calls[0]).toContain(refused?.id);
});
