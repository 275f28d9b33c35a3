import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { accountOf, ticketOf } from '@/test/fixtures';
import { renderApp, signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';
import { applyChange } from '../ticket-cache';
import { outbox } from './outbox';

const noAnswer = (): Response => HttpResponse.error();

function desk(ticket = ticketOf()) {
  server.use(
    http.get(api('/tickets'), () => HttpResponse.json({ items: [ticket], next: null })),
    http.get(api('/tickets/ticket-1'), () => HttpResponse.json(ticket)),
    http.get(api('/tickets/ticket-1/history'), () => HttpResponse.json({ items: [] })),
  );
}

const changesAnswer = (answer: (request: Request) => Response) =>
  server.use(
    http.put(api('/tickets/ticket-1/*'), ({ request }) => answer(request)),
    http.patch(api('/tickets/ticket-1'), ({ request }) => answer(request)),
  );

const back = () =>
  act(async () => {
    outbox.connected(false);
    outbox.connected(true);
  });

test('opens a ticket once, although nobody answered, and shows until then that it waits', async () => {
  await signInAs(accountOf('user'));
  desk();
  const keys: (string | null)[] = [];
  const opened = () => HttpResponse.json(ticketOf({ id: 'new' }), { status: 201 });
  let answer = noAnswer;
  server.use(
    http.post(api('/tickets'), ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      return answer();
    }),
  );
  const { user } = renderApp('/tickets/new');
  await user.click(await screen.findByLabelText('Title'));
  await user.paste('Second fire');
  await user.click(screen.getByLabelText('Description'));
  await user.paste('It burns.');
  await user.selectOptions(screen.getByLabelText('Category'), await screen.findByRole('option', { name: 'Sales' }));
  await user.click(screen.getByRole('button', { name: 'Open ticket' }));
  const kept = await screen.findByRole('list', { name: 'Kept on this device' });
  expect(within(kept).getByText('New ticket: Second fire')).toBeInTheDocument();
  expect(within(kept).getByText('Waiting to be sent')).toBeInTheDocument();
  expect(localStorage.getItem('ticketstream.draft.user-1')).toBeNull();
  answer = opened;
  await back();
  await waitFor(() => expect(screen.queryByText('New ticket: Second fire')).not.toBeInTheDocument());
  expect(keys[0]).toBeTruthy();
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(1);
});

test('shows what is wanted as waiting, takes everything else from the desk, and goes back when it is withdrawn', async () => {
  await signInAs(accountOf('agent'));
  desk();
  changesAnswer(noAnswer);
  const { user, client } = renderApp('/tickets/ticket-1');
  await user.click(await screen.findByRole('button', { name: 'Start work' }));
  const row = within(screen.getByRole('list', { name: 'Tickets' }));
  expect(await row.findByText('In progress')).toBeInTheDocument();
  expect(row.getByText('Waiting to be sent')).toBeInTheDocument();
  const ticket = ticketOf({ version: 2, title: 'Printer still on fire' });
  act(() => applyChange(client, { type: 'ticket-updated', cursor: '2', ticketId: ticket.id, version: 2, ticket }));
  expect(await screen.findByRole('heading', { name: 'Printer still on fire' })).toBeInTheDocument();
  expect(row.getByText('In progress')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Withdraw: Status: In progress · Printer on fire' }));
  expect(await row.findByText('Waiting')).toBeInTheDocument();
  expect(screen.queryByText('Waiting to be sent')).not.toBeInTheDocument();
});

test('keeps the words of an edit that somebody overtook, and lets their author decide again', async () => {
  await signInAs(accountOf('admin'));
  desk(ticketOf({ version: 3 }));
  changesAnswer(noAnswer);
  const { user } = renderApp('/tickets/ticket-1');
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  await user.type(screen.getByLabelText('Title'), ', again');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(await screen.findByRole('heading', { name: 'Printer on fire, again' })).toBeInTheDocument();

  const theirs = ticketOf({ version: 4, description: 'It burns.' });
  desk(theirs);
  let saved: unknown;
  changesAnswer((request) => {
    if (request.headers.get('If-Match') !== '"4"') return problem(412, 'stale_version', { currentVersion: 4 });
    saved = request.json();
    return HttpResponse.json({ ...theirs, title: 'Printer on fire, again', version: 5 });
  });
  await back();
  await user.click(await screen.findByRole('button', { name: 'Review your text' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('Somebody was faster')).toBeInTheDocument();
  expect(dialog.getByLabelText('Title')).toHaveValue('Printer on fire, again');
  expect(dialog.getByLabelText('Description')).toHaveValue('It burns.');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(outbox.current()).toEqual([]));
  expect(await saved).toEqual({ title: 'Printer on fire, again' });
});

test('gives a refused opening back to the form, and asks before its words are thrown away', async () => {
  await signInAs(accountOf('user'));
  desk();
  server.use(http.post(api('/tickets'), noAnswer));
  const { user } = renderApp('/tickets');
  const details = { title: 'Second fire', description: 'It burns.', category: 'sales' };
  await act(() => outbox.submit({ kind: 'open', details }));
  server.use(http.post(api('/tickets'), () => problem(403, 'forbidden')));
  await back();
  await screen.findByText('Not done. You may see this, but not do that.');
  await user.click(screen.getByRole('button', { name: 'Discard: New ticket: Second fire' }));
  expect(screen.getByText('Throw your text away?')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await user.click(screen.getByRole('button', { name: 'Back to the form' }));
  expect(await screen.findByLabelText('Title')).toHaveValue('Second fire');
  expect(outbox.current()).toEqual([]);
});

test('asks before an account that has something to send leaves', async () => {
  await signInAs(accountOf('agent'));
  desk();
  changesAnswer(noAnswer);
  const { user } = renderApp('/tickets');
  await user.click(await screen.findByRole('button', { name: 'Start work: Printer on fire' }));
  await screen.findByText('Waiting to be sent');
  await user.click(screen.getByRole('button', { name: 'Account of Some agent' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/1 change is on this device only/)).toBeInTheDocument();
  expect(outbox.current()).toHaveLength(1);
  await user.click(dialog.getByRole('button', { name: 'Sign out' }));
  await waitFor(() => expect(localStorage).toHaveLength(0));
});
