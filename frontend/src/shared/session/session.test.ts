import { HttpResponse, http } from 'msw';
import { expect, test, vi } from 'vitest';
import { request } from '@/shared/api/api';
import { accountOf } from '@/test/fixtures';
import { stubLocks } from '@/test/locks';
import { meIs, signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';
import { freshSignIn } from './fresh-sign-in';
import { Session, session } from './session';

const account = accountOf('user');
const signedIn = (accessToken: string) =>
  HttpResponse.json({ accessToken, tokenType: 'Bearer', expiresIn: 300, account });

test('brings a session back from the refresh cookie', async () => {
  server.use(
    http.post(api('/auth/refresh'), () => signedIn('fresh')),
    meIs(account),
  );
  const restored = new Session();
  await restored.restore();
  expect(restored.current()).toEqual({ status: 'signed-in', account });
  expect(restored.token()).toBe('fresh');
});

test('is signed out when there is nothing to bring back', async () => {
  const restored = new Session();
  await restored.restore();
  expect(restored.current()).toEqual({ status: 'signed-out' });
});

test('renews an expired token once for all who wait, and repeats their calls', async () => {
  await signInAs(account);
  let refreshes = 0;
  server.use(
    http.get(api('/me'), ({ request: { headers } }) =>
      headers.get('Authorization') === 'Bearer renewed' ? HttpResponse.json(account) : problem(401, 'unauthenticated'),
    ),
    http.post(api('/auth/refresh'), () => {
      refreshes += 1;
      return signedIn('renewed');
    }),
  );
  const answers = await Promise.all([request('/me'), request('/me'), request('/me')]);
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
  expect(refreshes).toBe(1);
});

test('ends the session when the refresh is refused', async () => {
  await signInAs(account);
  server.use(http.get(api('/me'), () => problem(401, 'unauthenticated')));
  await expect(request('/me')).rejects.toMatchObject({ status: 401 });
  expect(session.current()).toEqual({ status: 'signed-out', ending: 'expired' });
});

test('keeps the session when the server cannot be reached', async () => {
  await signInAs(account);
  server.use(
    http.get(api('/me'), () => problem(401, 'unauthenticated')),
    http.post(api('/auth/refresh'), () => HttpResponse.error()),
  );
  await expect(request('/me')).rejects.toMatchObject({ code: 'network' });
  expect(session.current().status).toBe('signed-in');
});

test('a call that exchanges the refresh cookie waits until nobody else does', async () => {
  await signInAs(account);
  stubLocks();
  const order: string[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  server.use(
    http.post(api('/auth/refresh'), async () => {
      order.push('refresh');
      await held;
      order.push('refreshed');
      return signedIn('renewed');
    }),
    http.delete(api('/me/totp'), ({ request: { headers } }) => {
      order.push(headers.get('Authorization') ?? '');
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const refreshing = session.refresh();
  const changing = request('/me/totp', { method: 'DELETE', rotates: true });
  await vi.waitFor(() => expect(order).toEqual(['refresh']));
  release();
  await Promise.all([refreshing, changing]);
  expect(order).toEqual(['refresh', 'refreshed', 'Bearer renewed']);
});

test('a call that exchanges the cookie renews its own token first, without waiting for itself', async () => {
  await signInAs(account);
  stubLocks();
  server.use(
    http.delete(api('/me/totp'), ({ request: { headers } }) =>
      headers.get('Authorization') === 'Bearer renewed'
        ? new HttpResponse(null, { status: 204 })
        : problem(401, 'unauthenticated'),
    ),
    http.post(api('/auth/refresh'), () => signedIn('renewed')),
  );
  const answer = await request('/me/totp', { method: 'DELETE', rotates: true });
  expect(answer.status).toBe(204);
});

test('comes in with a code where the password alone is not enough', async () => {
  const bodies: unknown[] = [];
  server.use(
    http.post(api('/auth/login'), () => HttpResponse.json({ mfaToken: 'mfa', expiresIn: 300 }, { status: 202 })),
    http.post(api('/auth/login/totp'), async ({ request: call }) => {
      bodies.push(await call.json());
      return signedIn('with-code');
    }),
    meIs(account),
  );
  const entered = new Session();
  expect(await entered.signIn(account.email, 'password')).toEqual({ mfaToken: 'mfa', expiresIn: 300 });
  expect(entered.token()).toBeNull();
  await entered.showCode('mfa', '123456');
  expect(bodies).toEqual([{ mfaToken: 'mfa', code: '123456' }]);
  expect(entered.current()).toEqual({ status: 'signed-in', account });
});

test('comes in with the cookie when the code is used up and only the rest was lost', async () => {
  let asked = 0;
  server.use(
    http.post(api('/auth/login/totp'), () => signedIn('with-code')),
    http.post(api('/auth/refresh'), () => signedIn('renewed')),
    http.get(api('/me'), () => {
      asked += 1;
      return asked === 1 ? problem(503, 'store_unavailable') : HttpResponse.json(account);
    }),
  );
  const entered = new Session();
  await entered.showCode('mfa', '123456');
  expect(entered.current()).toEqual({ status: 'signed-in', account });
  expect(entered.token()).toBe('renewed');
});

test('a wrong code asks for no session', async () => {
  let refreshes = 0;
  server.use(
    http.post(api('/auth/login/totp'), () => problem(401, 'bad_credentials')),
    http.post(api('/auth/refresh'), () => {
      refreshes += 1;
      return problem(401, 'unauthenticated');
    }),
  );
  await expect(new Session().showCode('mfa', '000000')).rejects.toMatchObject({ code: 'bad_credentials' });
  expect(refreshes).toBe(0);
});

test('asks nobody for a password who is not signed in any more', async () => {
  await signInAs(account);
  server.use(
    http.post(api('/me/totp'), () => {
      session.end('expired');
      return problem(403, 'reauth_required');
    }),
  );
  await expect(request('/me/totp', { method: 'POST' })).rejects.toMatchObject({ code: 'reauth_required' });
  expect(freshSignIn.isAsked()).toBe(false);
});

test('is not signed in when nothing can be learned of the rights', async () => {
  server.use(
    http.post(api('/auth/login'), () => signedIn('a')),
    http.get(api('/me'), () => problem(503, 'store_unavailable')),
  );
  const entered = new Session();
  await expect(entered.signIn(account.email, 'password')).rejects.toMatchObject({ code: 'store_unavailable' });
  expect(entered.token()).toBeNull();
});

test('keeps the rights it knows when a renewal cannot learn them', async () => {
  await signInAs(account);
  server.use(
    http.post(api('/auth/refresh'), () => signedIn('renewed')),
    http.get(api('/me'), () => problem(503, 'store_unavailable')),
  );
  await session.refresh();
  expect(session.current()).toEqual({ status: 'signed-in', account });
  expect(session.token()).toBe('renewed');
});

test('never lets an older answer bring back rights that are gone', async () => {
  await signInAs(account);
  const helping = { ...account, permissions: [...account.permissions, 'tickets:work'] };
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  server.use(
    http.get(api('/me'), async () => {
      asked += 1;
      if (asked > 1) return HttpResponse.json(account);
      await held;
      return HttpResponse.json(helping);
    }),
  );
  const older = session.reload();
  await vi.waitFor(() => expect(asked).toBe(1));
  await session.reload();
  release();
  await older;
  expect(session.current()).toEqual({ status: 'signed-in', account });
});
