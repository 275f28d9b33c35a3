import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { session } from '@/shared/session/session';
import { accountOf } from '@/test/fixtures';
import { stubLocks } from '@/test/locks';
import { meIs, renderApp, signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';

const codes = Array.from({ length: 10 }, (_, index) => `code-${index}`);
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

test('asks for the password once, repeats the call, and shows the secret as a picture and as text', async () => {
  await signInAs(accountOf('user'));
  const { user } = renderApp('/account/security');
  let fresh = false;
  const shown: unknown[] = [];
  let offers = 0;
  server.use(
    http.post(api('/me/totp'), () => {
      offers += 1;
      return fresh
        ? HttpResponse.json({ secret: 'ABCDEFGH', uri: 'otpauth://totp/Desk:user?secret=ABCDEFGH' })
        : problem(403, 'reauth_required');
    }),
    http.post(api('/auth/reauthenticate'), async ({ request }) => {
      shown.push(await request.json());
      if (shown.length === 1) return problem(403, 'wrong_password');
      fresh = true;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await user.click(await screen.findByRole('button', { name: 'Switch on' }));
  const dialog = await screen.findByRole('dialog', { name: 'Is it still you?' });
  expect(within(dialog).queryByLabelText('Code')).not.toBeInTheDocument();
  await user.type(within(dialog).getByLabelText('Password'), 'wrong');
  await user.click(within(dialog).getByRole('button', { name: 'Continue' }));
  expect(await within(dialog).findByText('The password is not right.')).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText('Password'), '-right');
  await user.click(within(dialog).getByRole('button', { name: 'Continue' }));
  expect(await screen.findByRole('img', { name: 'QR code of the secret below' })).toBeInTheDocument();
  expect(screen.getByText('ABCD EFGH')).toBeInTheDocument();
  expect(shown).toEqual([{ password: 'wrong' }, { password: 'wrong-right' }]);
  expect(offers).toBe(2);
});

test('says that nothing was changed when the password is not shown', async () => {
  await signInAs(accountOf('user', { totp: true }));
  const { user } = renderApp('/account/security');
  server.use(http.delete(api('/me/totp'), () => problem(403, 'reauth_required')));
  await user.click(await screen.findByRole('button', { name: 'Switch off' }));
  await user.click(
    within(screen.getByRole('group', { name: 'Switch the second factor off?' })).getByRole('button', {
      name: 'Switch off',
    }),
  );
  const dialog = await screen.findByRole('dialog', { name: 'Is it still you?' });
  expect(within(dialog).getByLabelText('Code')).toBeInTheDocument();
  await user.click(within(dialog).getAllByRole('button', { name: 'Cancel' }).at(-1) as HTMLElement);
  expect(await screen.findByText(/You did not confirm your password/)).toBeInTheDocument();
});

test('switches the second factor on with a code, and shows the recovery codes this once', async () => {
  const isLocked = stubLocks();
  const account = accountOf('admin', { totpRequired: true });
  await signInAs(account);
  const { user, router } = renderApp('/accounts');
  expect(await screen.findByText('Your role needs a second factor')).toBeInTheDocument();
  expect(router.state.location.pathname).toBe('/account/security');
  expect(screen.queryByLabelText('Present password')).not.toBeInTheDocument();
  server.use(
    http.post(api('/me/totp'), () => HttpResponse.json({ secret: 'ABCD', uri: 'otpauth://totp/x?secret=ABCD' })),
    http.put(api('/me/totp'), () => problem(403, 'wrong_code')),
  );
  await user.click(screen.getByRole('button', { name: 'Switch on' }));
  const code = await screen.findByLabelText('Code');
  await user.type(code, '000000');
  await user.click(screen.getByRole('button', { name: 'Confirm code' }));
  expect(await screen.findByText(/This code is wrong/)).toBeInTheDocument();
  server.use(
    http.put(api('/me/totp'), () => {
      expect(isLocked()).toBe(true);
      return HttpResponse.json({ recoveryCodes: codes });
    }),
    meIs({ ...account, totp: true }),
  );
  await user.click(screen.getByRole('button', { name: 'Confirm code' }));
  const list = await screen.findByRole('list', { name: 'Recovery codes' });
  expect(
    within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(codes);
  await user.click(screen.getByRole('button', { name: 'Copy all' }));
  expect(await navigator.clipboard.readText()).toBe(codes.join('\n'));
  await user.click(screen.getByRole('button', { name: 'I have kept them' }));
  expect(screen.queryByText('code-0')).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'New recovery codes' })).toBeInTheDocument();
  expect(screen.queryByText('Your role needs a second factor')).not.toBeInTheDocument();
});

test('shows the recovery codes although the rights changed before they came', async () => {
  const account = accountOf('user');
  await signInAs(account);
  const { user } = renderApp('/account/security');
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  server.use(
    http.post(api('/me/totp'), () => HttpResponse.json({ secret: 'ABCD', uri: 'otpauth://totp/x?secret=ABCD' })),
    http.put(api('/me/totp'), async () => {
      await held;
      return HttpResponse.json({ recoveryCodes: codes });
    }),
    meIs({ ...account, totp: true }),
  );
  await user.click(await screen.findByRole('button', { name: 'Switch on' }));
  await user.type(await screen.findByLabelText('Code'), '123456');
  await user.click(screen.getByRole('button', { name: 'Confirm code' }));
  await act(() => session.reload());
  expect(session.current()).toMatchObject({ account: { totp: true } });
  answer();
  expect(await screen.findByRole('list', { name: 'Recovery codes' })).toBeInTheDocument();
});

test('leads here when a call is refused for want of a second factor', async () => {
  const account = accountOf('agent');
  await signInAs(account);
  server.use(
    http.get(api('/tickets'), () => problem(403, 'totp_required')),
    meIs({ ...account, totpRequired: true }),
  );
  const { router } = renderApp('/tickets');
  expect(await screen.findByText('Your role needs a second factor')).toBeInTheDocument();
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

test('switches the second factor off after asking, and says so', async () => {
  const isLocked = stubLocks();
  const account = accountOf('user', { totp: true });
  await signInAs(account);
  const { user } = renderApp('/account/security');
  await user.click(await screen.findByRole('button', { name: 'Switch off' }));
  const question = screen.getByRole('group', { name: 'Switch the second factor off?' });
  server.use(
    http.delete(api('/me/totp'), () => {
      expect(isLocked()).toBe(true);
      return new HttpResponse(null, { status: 204 });
    }),
    meIs({ ...account, totp: false }),
  );
  await user.click(within(question).getByRole('button', { name: 'Switch off' }));
  expect(await screen.findByText('The second factor is off.')).toBeInTheDocument();
  expect(await screen.findByRole('button', { name: 'Switch on' })).toBeInTheDocument();
});
