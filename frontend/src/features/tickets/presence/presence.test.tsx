import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, onTestFinished, test } from 'vitest';
import { LiveConnection } from '@/shared/live/connection';
import type { Doing } from '@/shared/live/frames';
import { FakeSocket } from '@/test/fake-socket';
import { accountOf, ticketOf } from '@/test/fixtures';
import { renderApp, signInAs } from '@/test/render-app';
import { api, server } from '@/test/server';
import { presenceKey } from './presence';

/** A ticket on the screen of an administrator, and the other end of its live connection. */
async function openTicket() {
  const socket = new FakeSocket();
  const live = new LiveConnection({
    url: 'ws://desk/live',
    token: async () => 'token',
    onFrame: (frame) => frame.type === 'presence' && client.setQueryData(presenceKey, frame),
    onWithdrawn: () => undefined,
    openSocket: () => socket as unknown as WebSocket,
  });
  onTestFinished(() => live.stop());
  await signInAs(accountOf('admin'));
  server.use(
    http.get(api('/tickets'), () => HttpResponse.json({ items: [ticketOf()], next: null })),
    http.get(api('/tickets/ticket-1'), () => HttpResponse.json(ticketOf())),
    http.get(api('/tickets/ticket-1/history'), () => HttpResponse.json({ items: [] })),
  );
  const { client, user } = renderApp('/tickets/ticket-1', live);
  await screen.findByRole('heading', { name: ticketOf().title });
  live.start();
  await waitFor(() => expect(socket.onopen).not.toBeNull());
  act(() => {
    socket.open();
    socket.say({ type: 'welcome', cursor: '1' });
  });
  const said = () => socket.sent.filter(({ type }) => type === 'presence').map(({ doing }) => doing ?? 'left');
  const isTold = (people: Record<string, Doing>, ticketId = 'ticket-1') =>
    act(() => {
      const present = Object.entries(people).map(([username, doing]) => ({ id: username, username, doing }));
      socket.say({ type: 'presence', ticketId, present });
    });
  return { user, socket, said, isTold };
}

const hides = (hidden: boolean) =>
  act(() => {
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (hidden ? 'hidden' : 'visible'),
    });
    document.dispatchEvent(new Event('visibilitychange'));
  });

const list = () => screen.queryByRole('list', { name: 'Also here' });
const people = () => within(list() as HTMLElement).getAllByRole('listitem');
const shown = (...texts: string[]) =>
  waitFor(() => expect(list() ? people().map(({ textContent }) => textContent) : []).toEqual(texts));
const spoken = () => screen.getByRole('status', { name: 'Also here' });

test('says what this window does at its ticket, and that it left', { timeout: 30_000 }, async () => {
  const { user, said } = await openTicket();
  await waitFor(() => expect(said()).toEqual(['viewing']));
  await user.click(screen.getByRole('button', { name: 'Edit' }));
  await waitFor(() => expect(said().at(-1)).toBe('editing'));
  await user.type(await screen.findByLabelText('Title'), '!');
  await waitFor(() => expect(said().at(-1)).toBe('typing'));
  await waitFor(() => expect(said().at(-1)).toBe('editing'));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(said().at(-1)).toBe('viewing'));
  hides(true);
  await waitFor(() => expect(said().at(-1)).toBe('away'));
  hides(false);
  await waitFor(() => expect(said().at(-1)).toBe('viewing'));
  await user.click(screen.getByRole('link', { name: 'All tickets' }));
  await waitFor(() => expect(said().at(-1)).toBe('left'));
  expect(said()).toEqual(['viewing', 'editing', 'typing', 'editing', 'viewing', 'away', 'viewing', 'left']);
});

test('shows who else is here and what they do, those first who change something', async () => {
  const { isTold } = await openTicket();
  expect(list()).not.toBeInTheDocument();
  expect(spoken()).toBeEmptyDOMElement();
  isTold({ 'Anne Arbor': 'away', Bert: 'viewing', 'Sam Sales': 'typing' });
  await shown('SSSam Sales is typing', 'BBert is viewing', 'AAAnne Arbor is away');
  expect(screen.getByText('Sam Sales is typing …')).toBeVisible();
  expect(spoken()).toHaveTextContent('Anne Arbor is here. Bert is here. Sam Sales is editing');
  isTold({ A: 'viewing', B: 'viewing', C: 'viewing', D: 'editing', E: 'away' });
  await shown('DD is editing', 'AA is viewing', 'BB is viewing', '+2C, E');
  isTold({ A: 'typing', B: 'typing' });
  await shown('AA is typing', 'BB is typing');
  expect(screen.getByText('2 are typing …')).toBeVisible();
  isTold({});
  await shown();
});

test('shows nobody who is at another ticket, and nobody while the connection is gone', async () => {
  const { isTold, socket } = await openTicket();
  isTold({ Bert: 'viewing' });
  await shown('BBert is viewing');
  isTold({ Bert: 'viewing' }, 'ticket-2');
  await shown();
  isTold({ Bert: 'viewing' });
  await shown('BBert is viewing');
  act(() => socket.drop());
  await shown();
});
