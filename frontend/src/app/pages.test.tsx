import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { applyChange } from '@/features/tickets/ticket-cache';
import { session } from '@/shared/session/session';
import { accountOf, ticketOf } from '@/test/fixtures';
import { meIs, renderApp, signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';

const listAnswers = (...items: ReturnType<typeof ticketOf>[]) => {
  const calls = { count: 0 };
  server.use(
    http.get(api('/tickets'), () => {
      calls.count += 1;
      return HttpResponse.json({ items, next: null });
    }),
  );
  return calls;
};

test('sends whoever is not signed in to the sign-in page, and back after signing in', async () => {
  session.end('left');
  const { router, user } = renderApp('/tickets?status=waiting');
  await user.type(await screen.findByLabelText('E-mail'), 'user@example.org');
  await user.type(screen.getByLabelText('Password'), 'wrong');
  server.use(http.post(api('/auth/login'), () => problem(401, 'bad_credentials')));
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('E-mail and password do not fit together.');
  expect(screen.getByRole('alert')).not.toHaveTextContent('trace-1');
  listAnswers();
  server.use(
    http.post(api('/auth/login'), () =>
      HttpResponse.json({ accessToken: 'a', tokenType: 'Bearer', expiresIn: 300, account: accountOf('user') }),
    ),
    meIs(accountOf('user')),
  );
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(router.state.location.href).toBe('/tickets?status=waiting'));
});

test('never goes to another site after signing in', async () => {
  await signInAs(accountOf('user'));
  listAnswers();
  const { router } = renderApp('/sign-in?redirect=%2F%2Fevil.example');
  await waitFor(() => expect(router.state.location.pathname).toBe('/tickets'));
});

test.each(['user', 'agent', 'auditor', 'analyst'] as const)('keeps a %s out of the accounts', async (role) => {
  await signInAs(accountOf(role));
  renderApp('/accounts');
  expect(await screen.findByText('This page is not for your role')).toBeInTheDocument();
  const navigation = screen.getByRole('navigation', { name: 'Main' });
  expect(within(navigation).queryByText('Accounts')).not.toBeInTheDocument();
});

test('tells the field and the limit before anything is sent', async () => {
  await signInAs(accountOf('user'));
  const { user } = renderApp('/tickets/new');
  await user.click(await screen.findByRole('button', { name: 'Open ticket' }));
  expect(screen.getAllByText('Please fill this in.')).toHaveLength(2);
  expect(screen.getByText('Please choose one.')).toBeInTheDocument();
});

test('shows a pushed change without asking the server again', async () => {
  await signInAs(accountOf('agent'));
  const calls = listAnswers(ticketOf());
  const { client } = renderApp('/tickets');
  const list = await screen.findByRole('list', { name: 'Tickets' });
  expect(within(list).getByText('Waiting')).toBeInTheDocument();
  const ticket = ticketOf({ status: 'in-progress', version: 2 });
  act(() => applyChange(client, { type: 'status-updated', cursor: '2', ticketId: ticket.id, version: 2, ticket }));
  expect(await within(list).findByText('In progress')).toBeInTheDocument();
  expect(calls.count).toBe(1);
});

test('sends the version it decided on, and says what to do when somebody was faster', async () => {
  await signInAs(accountOf('agent'));
  listAnswers(ticketOf({ version: 3 }));
  let ifMatch: string | null = null;
  server.use(
    http.put(api('/tickets/ticket-1/status'), ({ request }) => {
      ifMatch = request.headers.get('If-Match');
      return problem(412, 'stale_version', { currentVersion: 4 });
    }),
  );
  const { user } = renderApp('/tickets');
  await user.click(await screen.findByRole('button', { name: 'Start work: Printer on fire' }));
  expect(await screen.findByText(/Somebody else changed this/)).toBeInTheDocument();
  expect(ifMatch).toBe('"3"');
});

test('opens a ticket that the list holds although nobody can be asked for it', async () => {
  await signInAs(accountOf('agent'));
  listAnswers(ticketOf());
  server.use(http.get(api('/tickets/*'), () => HttpResponse.error()));
  const { user } = renderApp('/tickets');
  await user.click(await screen.findByRole('link', { name: 'Printer on fire' }));
  expect(await screen.findByRole('heading', { name: 'Printer on fire' })).toBeInTheDocument();
  expect(
    await screen.findByText('The server could not be reached. Check your connection and try again.'),
  ).toBeVisible();
  expect(screen.getByRole('button', { name: 'Start work' })).toBeEnabled();
});

test('stays calm when the open ticket goes away', async () => {
  await signInAs(accountOf('agent'));
  listAnswers(ticketOf());
  server.use(
    http.get(api('/tickets/ticket-1'), () => HttpResponse.json(ticketOf())),
    http.get(api('/tickets/ticket-1/history'), () => HttpResponse.json({ items: [] })),
  );
  const { client } = renderApp('/tickets/ticket-1');
  await screen.findByRole('heading', { name: 'Printer on fire' });
  act(() => applyChange(client, { type: 'ticket-gone', cursor: '2', ticketId: 'ticket-1', version: 2 }));
  expect(await screen.findByText('This ticket is no longer available')).toBeInTheDocument();
});

test.each([
  ['user', 'Tell us what you need; you will see every step here.'],
  ['agent', 'New tickets for your department appear here by themselves.'],
  ['admin', 'As soon as somebody opens a ticket, it appears here.'],
  ['auditor', 'Every ticket and its whole history will be readable here.'],
] as const)('tells a %s what an empty list means', async (role, words) => {
  await signInAs(accountOf(role));
  listAnswers();
  renderApp('/tickets');
  expect(await screen.findByText(words)).toBeInTheDocument();
});

test('offers an auditor the ticket and its history, and nothing to change', async () => {
  await signInAs(accountOf('auditor'));
  listAnswers(ticketOf());
  server.use(
    http.get(api('/tickets/ticket-1'), () => HttpResponse.json(ticketOf())),
    http.get(api('/tickets/ticket-1/history'), () => HttpResponse.json({ items: [] })),
  );
  renderApp('/tickets/ticket-1');
  expect(await screen.findByText('You can read this ticket and its history.')).toBeInTheDocument();
  for (const name of ['Start work', 'Assign to me', 'Edit', 'More actions']) {
    expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
  }
});
