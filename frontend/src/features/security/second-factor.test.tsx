import { act, screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { session } from '@/shared/session/session';
import { accountOf } from '@/test/fixtures';
import { stubLocks } from '@/test/locks';
import { meIs, renderApp, signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';

const codes = Array.from({ length: 10 }, (_, index) => `code-${index}`);

beforeEach(() => server.use(http.get(api('/me/sessions'), () => HttpResponse.json({ items: [] }))));

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
