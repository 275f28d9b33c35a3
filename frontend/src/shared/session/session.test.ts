import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { request } from '@/shared/api/api';
import { accountOf } from '@/test/fixtures';
import { signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';
import { Session, session } from './session';

const account = accountOf('user');
const signedIn = (accessToken: string) =>
  HttpResponse.json({ accessToken, tokenType: 'Bearer', expiresIn: 300, account });

test('brings a session back from the refresh cookie', async () => {
  server.use(http.post(api('/auth/refresh'), () => signedIn('fresh')));
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
