import type { QueryClient } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, onTestFinished, test, vi } from 'vitest';
import { session } from '@/shared/session/session';
import { accountOf } from '@/test/fixtures';
import { meIs, renderApp, signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';

async function showPassword(expiresIn = 300) {
  session.end('left');
  server.use(http.post(api('/auth/login'), () => HttpResponse.json({ mfaToken: 'mfa', expiresIn }, { status: 202 })));
  const app = renderApp('/sign-in');
  await app.user.type(await screen.findByLabelText('E-mail'), 'user@example.org');
  await app.user.type(screen.getByLabelText('Password'), 'the password');
  await app.user.click(screen.getByRole('button', { name: 'Sign in' }));
  const code = await screen.findByLabelText('Code');
  return { ...app, code };
}

/** What the cache of calls remembers of what was typed and answered. */
const heldBy = (client: QueryClient) =>
  JSON.stringify(
    client
      .getMutationCache()
      .getAll()
      .map(({ state }) => state),
  );

const codeAnswers = (answer: () => Response) => server.use(http.post(api('/auth/login/totp'), answer));

test('takes a code in the second step, and says what a wrong one is', async () => {
  const { user, code, router } = await showPassword();
  expect(code).toHaveFocus();
  expect(code).toHaveAttribute('autocomplete', 'one-time-code');
  const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
  codeAnswers(() => problem(401, 'bad_credentials'));
  await user.type(code, '000000');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('This code is wrong, too old or used already.');
  expect(code).toHaveValue('');
  const account = accountOf('user');
  server.use(
    meIs(account),
    http.get(api('/tickets'), () => HttpResponse.json({ items: [], next: null })),
  );
  codeAnswers(() => HttpResponse.json({ accessToken: 'a', tokenType: 'Bearer', expiresIn: 300, account }));
  await user.type(code, 'abcd-efgh');
  expect(shown).toHaveBeenCalledOnce();
  shown.mockRestore();
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/tickets'));
});

test.each([
  ['too many wrong codes', 300, () => problem(429, 'too_many_requests')],
  ['a step that took too long', 0, () => problem(401, 'bad_credentials')],
])('goes back to the password after %s', async (_, expiresIn, answer) => {
  const { user, code } = await showPassword(expiresIn);
  codeAnswers(answer);
  await user.type(code, '000000');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText(/Please sign in again\./)).toHaveTextContent('too many wrong codes');
  expect(screen.getByLabelText('Password')).toBeInTheDocument();
});

test('says the same whoever asks for another password', async () => {
  session.end('left');
  const { user } = renderApp('/forgot-password');
  const asked: unknown[] = [];
  server.use(
    http.post(api('/auth/password-reset'), async ({ request }) => {
      asked.push(await request.json());
      return new HttpResponse(null, { status: 202 });
    }),
  );
  await user.type(await screen.findByLabelText('E-mail'), ' user@example.org ');
  await user.click(screen.getByRole('button', { name: 'Send the link' }));
  expect(await screen.findByRole('status')).toHaveTextContent('If there is an account with this address');
  expect(asked).toEqual([{ email: 'user@example.org' }]);
});

test('chooses another password with the token behind the #', async () => {
  session.end('left');
  history.replaceState(null, '', '/reset-password#token=secret');
  onTestFinished(() => history.replaceState(null, '', '/'));
  const { user, client } = renderApp('/reset-password');
  const field = await screen.findByLabelText('New password');
  expect(location.href).toMatch(/\/reset-password$/);
  const choose = async (password: string) => {
    await user.clear(field);
    await user.type(field, password);
    await user.click(screen.getByRole('button', { name: 'Change password' }));
  };
  await choose('short');
  expect(screen.getByText('At least 8 characters, please.')).toBeInTheDocument();
  const errors = [
    { field: 'newPassword', code: 'password_compromised', message: 'This password is too easy to guess.' },
  ];
  server.use(http.post(api('/auth/password-reset/confirm'), () => problem(400, 'validation_failed', { errors })));
  await choose('password1');
  expect(await screen.findByText('This password is too easy to guess.')).toBeInTheDocument();
  server.use(http.post(api('/auth/password-reset/confirm'), () => problem(400, 'invalid_token')));
  await choose('a longer password');
  expect(await screen.findByText('This link was used already or is too old.')).toBeInTheDocument();
  const sent: unknown[] = [];
  server.use(
    http.post(api('/auth/password-reset/confirm'), async ({ request }) => {
      sent.push(await request.json());
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await choose('another password');
  expect(await screen.findByText(/Your password is changed/)).toBeInTheDocument();
  expect(sent).toEqual([{ token: 'secret', newPassword: 'another password' }]);
  await vi.waitFor(() => expect(heldBy(client)).not.toContain('another password'), { timeout: 3_000 });
});

test('a page that was opened with a token keeps it out of the address and of the history', async () => {
  session.end('left');
  history.replaceState({ key: 'kept' }, '', '/bootstrap?x=1#token=secret');
  onTestFinished(() => history.replaceState(null, '', '/'));
  const before = history.length;
  const { user } = renderApp('/bootstrap');
  await user.type(await screen.findByLabelText('Name'), 'First admin');
  await user.type(screen.getByLabelText('E-mail'), 'admin@example.org');
  await user.type(screen.getByLabelText('Password'), 'a long password');
  expect(location.href).toMatch(/\/bootstrap\?x=1$/);
  expect(history).toMatchObject({ length: before, state: { key: 'kept' } });
  const sent: unknown[] = [];
  server.use(
    http.post(api('/auth/bootstrap'), async ({ request }) => {
      sent.push(await request.json());
      return problem(400, 'invalid_token');
    }),
  );
  await user.click(screen.getByRole('button', { name: 'Create administrator' }));
  expect(await screen.findByText('This link was used already or is too old.')).toBeInTheDocument();
  expect(sent).toMatchObject([{ token: 'secret', email: 'admin@example.org' }]);
});

test('forgets the password soon after it was used', async () => {
  session.end('left');
  const { user, client } = renderApp('/sign-in');
  const account = accountOf('user');
  server.use(
    http.post(api('/auth/login'), () => HttpResponse.json({ accessToken: 'a', tokenType: 'Bearer', expiresIn: 300 })),
    meIs(account),
    http.get(api('/tickets'), () => HttpResponse.json({ items: [], next: null })),
  );
  await user.type(await screen.findByLabelText('E-mail'), 'user@example.org');
  await user.type(screen.getByLabelText('Password'), 'the password');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText('No tickets yet')).toBeInTheDocument();
  await vi.waitFor(() => expect(heldBy(client)).not.toContain('the password'), { timeout: 3_000 });
});

test('lets whoever is signed in ask for another password as well', async () => {
  await signInAs(accountOf('user'));
  const { router } = renderApp('/forgot-password');
  expect(await screen.findByRole('button', { name: 'Send the link' })).toBeInTheDocument();
  expect(router.state.location.pathname).toBe('/forgot-password');
});

test('offers nothing to type without the link of the mail', async () => {
  await signInAs(accountOf('user'));
  renderApp('/reset-password');
  expect(await screen.findByText('This page needs the link from the mail.')).toBeInTheDocument();
  expect(screen.queryByLabelText('New password')).not.toBeInTheDocument();
});
