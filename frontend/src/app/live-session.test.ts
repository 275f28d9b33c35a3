import { notificationsStore } from '@mantine/notifications';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { createMemoryHistory } from '@tanstack/react-router';
import { delay, HttpResponse, http } from 'msw';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ticketKeys } from '@/features/tickets/ticket-keys';
import type { Account } from '@/shared/session/account';
import { Session } from '@/shared/session/session';
import { say } from '@/shared/ui/say';
import { FakeSocket } from '@/test/fake-socket';
import { accountOf, grantOf } from '@/test/fixtures';
import { meIs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';
import { createLive } from './live-session';
import { createAppRouter } from './router';

const list = ticketKeys.list({});
const agent = accountOf('agent');
const helping = accountOf('agent', { grants: [grantOf({ department: 'technical-support' })] });

/** A signed-in window whose live connection is welcome, with a list of tickets loaded and a further answer held back. */
async function openWindow(account: Account) {
  const sockets: FakeSocket[] = [];
  const open = class extends FakeSocket {
    static readonly OPEN = 1;
    constructor() {
      super();
      sockets.push(this);
    }
  };
  vi.stubGlobal('WebSocket', open);
  server.use(
    http.post(api('/auth/login'), () => HttpResponse.json({ accessToken: 't', tokenType: 'Bearer', expiresIn: 300 })),
    meIs(account),
  );
  const session = new Session();
  const client = new QueryClient();
  const router = createAppRouter(client, createMemoryHistory({ initialEntries: ['/forgot-password'] }));
  const live = createLive({ client, router, session });
  onTestFinished(() => {
    session.end('left');
    vi.unstubAllGlobals();
  });
  await session.signIn(account.email, 'password');
  await vi.waitFor(() => expect(sockets).toHaveLength(1));
  const [socket] = sockets as [FakeSocket];
  socket.open();
  socket.say({ type: 'welcome', cursor: '1' });
  client.setQueryData(list, { pages: [], pageParams: [] });
  return { session, client, live, socket, sockets };
}

test('says hello with the token of the session', async () => {
  const { socket, live } = await openWindow(agent);
  expect(socket.sent).toEqual([{ type: 'hello', token: 't', since: null }, { type: 'count' }]);
  expect(live.current()).toEqual({ kind: 'live' });
});

test.each(['access-changed', 'resync'])(
  '%s brings other rights, and lets nothing count that was loaded before',
  async (type) => {
    const { session, client, socket } = await openWindow(agent);
    server.use(meIs(helping));
    socket.say({ type, cursor: '2' });
    await vi.waitFor(() => expect(session.current()).toEqual({ status: 'signed-in', account: helping }));
    await vi.waitFor(() => expect(client.getQueryData(list)).toBeUndefined());
  },
);

test('resync without other rights keeps the list on the screen while it is loaded again', async () => {
  const { session, client, socket } = await openWindow(agent);
  let asked = 0;
  server.use(
    http.get(api('/me'), () => {
      asked += 1;
      return HttpResponse.json(agent);
    }),
  );
  socket.say({ type: 'resync', cursor: '2' });
  await vi.waitFor(() => expect(client.getQueryState(list)?.isInvalidated).toBe(true));
  expect(asked).toBe(1);
  expect(client.getQueryData(list)).toEqual({ pages: [], pageParams: [] });
  expect(session.current()).toEqual({ status: 'signed-in', account: agent });
});

test.each([
  ['the network is there again', () => dispatchEvent(new Event('online'))],
  ['somebody looks at it again', () => document.dispatchEvent(new Event('visibilitychange'))],
])('tries again at once when %s', async (_, happen) => {
  const { live, socket, sockets } = await openWindow(agent);
  socket.drop();
  expect(live.current()).toMatchObject({ kind: 'reconnecting' });
  happen();
  await vi.waitFor(() => expect(sockets).toHaveLength(2));
});

test('doubts the connection when nobody answers a call', async () => {
  const { live, session } = await openWindow(agent);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  server.use(http.get(api('/me'), () => delay('infinite')));
  void session.reload().catch(() => undefined);
  await vi.advanceTimersByTimeAsync(5_900);
  expect(live.current()).toEqual({ kind: 'live' });
  await vi.advanceTimersByTimeAsync(200);
  expect(live.current()).toMatchObject({ kind: 'reconnecting' });
});

test('loads by itself what could not be loaded while nobody answered', async () => {
  const { client, socket } = await openWindow(agent);
  const queryKey = ticketKeys.detail('t');
  let asked = 0;
  const queryFn = () => {
    asked += 1;
    if (asked === 1) throw new Error('away');
    return asked;
  };
  onTestFinished(new QueryObserver(client, { queryKey, queryFn, retry: false }).subscribe(() => undefined));
  await vi.waitFor(() => expect(client.getQueryState(queryKey)?.status).toBe('error'));
  socket.say({ type: 'welcome', cursor: '2' });
  await vi.waitFor(() => expect(client.getQueryData(queryKey)).toBe(2));
});

test('a window that is shut out ends the session', async () => {
  const { session, client, live, socket, sockets } = await openWindow(agent);
  server.use(http.get(api('/me'), () => problem(401, 'unauthenticated')));
  socket.drop(4403);
  await vi.waitFor(() => expect(session.current()).toEqual({ status: 'signed-out', ending: 'withdrawn' }));
  expect(client.getQueryData(list)).toBeUndefined();
  expect(live.current()).toEqual({ kind: 'idle' });
  expect(sockets).toHaveLength(1);
});

test('what is said about rights goes with the session, and nothing else that is said', async () => {
  const { session } = await openWindow(agent);
  const titles = () => notificationsStore.getState().notifications.map(({ title, message }) => title ?? message);
  say('Something else');
  server.use(meIs(helping));
  await session.reload();
  expect(titles()).toEqual(['Something else', 'Your rights have changed']);
  session.end('withdrawn');
  expect(titles()).toEqual(['Something else']);
});

test('a window that is shut out for want of a second factor stays, and is live again once there is one', async () => {
  const { session, live, socket, sockets } = await openWindow(agent);
  const lacking = { ...agent, totpRequired: true };
  server.use(meIs(lacking));
  socket.drop(4403);
  await vi.waitFor(() => expect(session.current()).toEqual({ status: 'signed-in', account: lacking }));
  expect(live.current()).toEqual({ kind: 'idle' });
  server.use(meIs({ ...lacking, totp: true }));
  await session.reload();
  await vi.waitFor(() => expect(sockets).toHaveLength(2));
});
