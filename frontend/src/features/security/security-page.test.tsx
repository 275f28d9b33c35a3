import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { session } from '@/shared/session/session';
import { accountOf } from '@/test/fixtures';
import { stubLocks } from '@/test/locks';
import { renderApp, signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';

const sessionOf = (id: string, current: boolean) => ({
  id,
  createdAt: '2026-01-01T10:00:00Z',
  lastUsedAt: '2026-01-01T10:00:00Z',
  address: '192.0.2.1',
  device: current ? 'Firefox on Linux' : 'Chrome on Android',
  current,
});

beforeEach(() =>
  server.use(
    http.get(api('/me/sessions'), () =>
      HttpResponse.json({ items: [sessionOf('here', true), sessionOf('there', false)] }),
    ),
  ),
);

test('is reached from the menu of every account', async () => {
  await signInAs(accountOf('analyst'));
  server.use(http.get(api('/projections'), () => HttpResponse.json({ items: [] })));
  const { user, router } = renderApp('/projections');
  await user.click(await screen.findByRole('button', { name: 'Account of Some analyst' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Password and security' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Password and security' })).toBeInTheDocument();
  expect(router.state.location.pathname).toBe('/account/security');
});

test('changes the password and goes on with the new token', async () => {
  const isLocked = stubLocks();
  const account = accountOf('user');
  await signInAs(account);
  const { user, client } = renderApp('/account/security');
  const errors = [
    { field: 'newPassword', code: 'password_compromised', message: 'This password is too easy to guess.' },
  ];
  server.use(http.put(api('/me/password'), () => problem(400, 'validation_failed', { errors })));
  await user.type(await screen.findByLabelText('Present password'), 'the password');
  await user.type(screen.getByLabelText('New password'), 'password1');
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  expect(await screen.findByText('This password is too easy to guess.')).toBeInTheDocument();
  server.use(
    http.put(api('/me/password'), () => {
      expect(isLocked()).toBe(true);
      return HttpResponse.json({ accessToken: 'next', tokenType: 'Bearer', expiresIn: 300, account });
    }),
  );
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  expect(await screen.findByText('Your password is changed.')).toBeInTheDocument();
  expect(session.token()).toBe('next');
  expect(screen.getByLabelText('Present password')).toHaveValue('');
  const remembered = () =>
    JSON.stringify(
      client
        .getMutationCache()
        .getAll()
        .map(({ state }) => state),
    );
  await waitFor(() => expect(remembered()).not.toContain('the password'), { timeout: 3_000 });
});

test('ends one session elsewhere, and all of them', async () => {
  await signInAs(accountOf('user'));
  const { user } = renderApp('/account/security');
  const ended: string[] = [];
  server.use(
    http.delete(api('/me/sessions/there'), () => {
      ended.push('there');
      return new HttpResponse(null, { status: 204 });
    }),
    http.delete(api('/me/sessions'), () => {
      ended.push('all');
      return new HttpResponse(null, { status: 204 });
    }),
  );
  expect(await screen.findByText('This one')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'End session: Chrome on Android' }));
  expect(await screen.findByText('The session is ended.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'End all sessions' }));
  const question = screen.getByRole('group', { name: 'Sign out everywhere, here included?' });
  expect(within(question).getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await user.click(within(question).getByRole('button', { name: 'End all sessions' }));
  await waitFor(() => expect(session.current()).toEqual({ status: 'signed-out', ending: 'left' }));
  expect(ended).toEqual(['there', 'all']);
});

test('ends this session by signing out', async () => {
  await signInAs(accountOf('user'));
  const { user } = renderApp('/account/security');
  const asked: string[] = [];
  server.use(
    http.post(api('/auth/logout'), () => {
      asked.push('logout');
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await user.click(await screen.findByRole('button', { name: 'End session: Firefox on Linux' }));
  await waitFor(() => expect(session.current()).toEqual({ status: 'signed-out', ending: 'left' }));
  expect(asked).toEqual(['logout']);
});
