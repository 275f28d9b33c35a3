import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeSocket } from '@/test/fake-socket';
import { LiveConnection, type LiveOptions } from './connection';
import type { ServerFrame } from './frames';

let sockets: FakeSocket[];
let frames: ServerFrame[];
let live: LiveConnection;
const token = vi.fn<LiveOptions['token']>();
const onWithdrawn = vi.fn();
const latest = () => sockets.at(-1) as FakeSocket;
const settle = () => vi.advanceTimersByTimeAsync(0);
const welcome = { type: 'welcome', cursor: 'c0', account: {} };

async function goLive() {
  live.start();
  await settle();
  latest().open();
  latest().say(welcome);
}

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  frames = [];
  token.mockReset().mockResolvedValue('token');
  onWithdrawn.mockReset();
  live = new LiveConnection({
    url: 'ws://desk/live',
    token,
    onFrame: (frame) => frames.push(frame),
    onWithdrawn,
    random: () => 0.5,
    openSocket: (_url, protocol) => {
      expect(protocol).toBe('ticketstream.v1');
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
  });
});

afterEach(() => {
  live.stop();
  vi.useRealTimers();
});

test('says hello with a token and no cursor, and is live once welcome', async () => {
  live.start();
  expect(live.current()).toEqual({ kind: 'connecting' });
  await settle();
  latest().open();
  expect(latest().sent).toEqual([{ type: 'hello', token: 'token', since: null }]);
  expect(live.current()).toEqual({ kind: 'connecting' });
  latest().say(welcome);
  expect(live.current()).toEqual({ kind: 'live' });
});

test('comes back with the last cursor it heard', async () => {
  await goLive();
  latest().say({ type: 'ticket-created', cursor: 'c7', ticketId: 't', version: 1, ticket: {} });
  latest().drop();
  expect(live.current()).toMatchObject({ kind: 'reconnecting' });
  await vi.advanceTimersByTimeAsync(1_000);
  latest().open();
  expect(latest().sent).toEqual([{ type: 'hello', token: 'token', since: 'c7' }]);
  expect(frames.map((frame) => frame.type)).toEqual(['welcome', 'ticket-created']);
});

test('says how much of what it missed is yet to come, and is live once that is applied', async () => {
  const change = { type: 'status-updated', cursor: 'c', ticketId: 't', version: 1, ticket: {} };
  await goLive();
  latest().drop();
  await vi.advanceTimersByTimeAsync(1_000);
  latest().open();
  latest().say({ ...welcome, missed: 2 });
  expect(live.current()).toEqual({ kind: 'catching-up', missed: 2 });
  expect(latest().sent.slice(1)).toEqual([{ type: 'count' }, { type: 'ping' }]);
  latest().say({ type: 'counters', byStatus: {}, byDepartment: {} });
  latest().say(change);
  expect(live.current()).toEqual({ kind: 'catching-up', missed: 1 });
  latest().say(change);
  expect(live.current()).toEqual({ kind: 'live' });
});

test.each([
  ['fewer changes come than were missed', { type: 'pong' }],
  ['it has to load anew after all', { type: 'resync', cursor: 'c9' }],
])('does not stay behind when %s', async (_, frame) => {
  live.start();
  await settle();
  latest().open();
  latest().say({ ...welcome, missed: 2 });
  latest().say(frame);
  expect(live.current()).toEqual({ kind: 'live' });
  live.renew('next');
  expect(latest().sent.at(-1)).toEqual({ type: 'token', token: 'next' });
});

test('comes back soon, then every six seconds at its own moment, and says offline after several failures', async () => {
  await goLive();
  const waits: number[] = [];
  for (let failure = 0; failure < 8; failure++) {
    latest().drop();
    const state = live.current();
    const wait = 'retryAt' in state && state.retryAt !== null ? state.retryAt - Date.now() : Number.NaN;
    waits.push(wait);
    await vi.advanceTimersByTimeAsync(wait);
  }
  expect(waits).toEqual([1_000, 2_000, 6_000, 6_000, 6_000, 6_000, 6_000, 6_000]);
  expect(live.current()).toMatchObject({ kind: 'offline' });
  latest().open();
  latest().say(welcome);
  expect(live.current()).toEqual({ kind: 'live' });
  latest().drop();
  expect(live.current()).toEqual({ kind: 'reconnecting', retryAt: Date.now() + 1_000 });
});

test('tries at once when asked to', async () => {
  await goLive();
  latest().drop();
  live.retryNow();
  await settle();
  expect(sockets).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(sockets).toHaveLength(2);
});

test('gives up a socket that answers no ping', async () => {
  await goLive();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(latest().sent.at(-1)).toEqual({ type: 'ping' });
  latest().say({ type: 'pong' });
  await vi.advanceTimersByTimeAsync(19_000);
  expect(live.current()).toEqual({ kind: 'live' });
  await vi.advanceTimersByTimeAsync(6_000);
  expect(live.current()).toMatchObject({ kind: 'reconnecting' });
});

test('asks for a fresh token when the server refused the last one', async () => {
  await goLive();
  latest().drop(4401);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(token.mock.calls).toEqual([[false], [true]]);
});

test('does not come back when access was withdrawn', async () => {
  await goLive();
  latest().drop(4403);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onWithdrawn).toHaveBeenCalledOnce();
  expect(sockets).toHaveLength(1);
});

test('hands a renewed token over without reconnecting', async () => {
  await goLive();
  live.renew('next');
  expect(latest().sent.at(-1)).toEqual({ type: 'token', token: 'next' });
});

test('counts a resync as an answer to hello', async () => {
  live.start();
  await settle();
  latest().open();
  latest().say({ type: 'resync', cursor: 'c9' });
  expect(live.current()).toEqual({ kind: 'live' });
});

test('tries again when nobody says welcome', async () => {
  live.start();
  await settle();
  latest().open();
  await vi.advanceTimersByTimeAsync(8_000);
  expect(live.current()).toMatchObject({ kind: 'reconnecting' });
});

test('ignores what it does not understand', async () => {
  await goLive();
  latest().say({ type: 'something-new', cursor: 'c1' });
  latest().onmessage?.({ data: 'no json' });
  expect(live.current()).toEqual({ kind: 'live' });
  expect(frames).toHaveLength(1);
});

test('is quiet after it was stopped', async () => {
  await goLive();
  live.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sockets).toHaveLength(1);
  expect(live.current()).toEqual({ kind: 'idle' });
});

test('says that nobody looks, after each welcome too, and that somebody looks again', async () => {
  await goLive();
  live.hide(true);
  expect(latest().sent.at(-1)).toEqual({ type: 'visibility', hidden: true });
  latest().drop();
  await vi.advanceTimersByTimeAsync(1_000);
  latest().open();
  latest().say(welcome);
  expect(latest().sent.at(-1)).toEqual({ type: 'visibility', hidden: true });
  live.hide(false);
  expect(latest().sent.at(-1)).toEqual({ type: 'visibility', hidden: false });
});

const presences = () => latest().sent.filter(({ type }) => type === 'presence');

test('says where this window is after each welcome, also before it has caught up, and nothing before', async () => {
  live.attend({ ticketId: 't', doing: 'viewing' });
  await goLive();
  await settle();
  expect(presences()).toEqual([{ type: 'presence', ticketId: 't', doing: 'viewing' }]);
  latest().drop();
  live.attend({ ticketId: 't', doing: 'away' });
  await vi.advanceTimersByTimeAsync(1_000);
  latest().open();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(presences()).toEqual([]);
  latest().say({ ...welcome, missed: 2 });
  await settle();
  expect(presences()).toEqual([{ type: 'presence', ticketId: 't', doing: 'away' }]);
  live.attend(null);
  latest().drop();
  await vi.advanceTimersByTimeAsync(1_000);
  latest().open();
  latest().say(welcome);
  await settle();
  expect(presences()).toEqual([]);
});
