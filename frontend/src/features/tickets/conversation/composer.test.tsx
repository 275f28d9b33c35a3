import { act, screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { expect, onTestFinished, test } from 'vitest';
import { LiveConnection } from '@/shared/live/connection';
import { FakeSocket } from '@/test/fake-socket';
import { accountOf, grantOf, ticketOf } from '@/test/fixtures';
import { problem } from '@/test/server';
import { outbox } from '../outbox/outbox';
import { agent, answers, box, openTicket, user } from './conversation-scene';

test.each([
  ['a requester', user, ['Your reply'], false],
  ['an agent', agent, ['Your reply'], true],
  ['an auditor', accountOf('auditor'), [], false],
  [
    'somebody who may write notes only',
    accountOf('auditor', {
      grants: [grantOf({ role: null, permission: 'tickets:note', department: null, ticketId: 'ticket-1' })],
    }),
    ['Your internal note'],
    false,
  ],
])('lets %s write what they may', async (_, account, boxes, hasChoice) => {
  await openTicket(account);
  await screen.findByText('It smokes.');
  expect(screen.queryAllByRole('textbox', { name: /^Your/ }).map((each) => each.getAttribute('aria-label'))).toEqual(
    boxes,
  );
  expect(screen.queryAllByRole('radio', { name: /Internal note/ })).toHaveLength(hasChoice ? 1 : 0);
});

test('keeps what is written, by kind, when the page is left, until it is sent', async () => {
  const { user: hands, router } = await openTicket(agent);
  await hands.type(await box(), 'To all');
  await hands.click(screen.getByRole('radio', { name: 'Internal note' }));
  await hands.type(await box('Your internal note'), 'To us');
  await act(() => router.navigate({ to: '/tickets' }));
  await waitFor(() => expect(screen.queryByRole('textbox', { name: /^Your/ })).not.toBeInTheDocument());
  await act(() => router.navigate({ to: '/tickets/$ticketId', params: { ticketId: 'ticket-1' } }));
  expect(await box()).toHaveValue('To all');
  await hands.click(screen.getByRole('radio', { name: /^Internal note/ }));
  expect(await box('Your internal note')).toHaveValue('To us');
  const sent: unknown[] = [];
  answers(async (request) => {
    sent.push(new URL(request.url).pathname.split('/').at(-1), await request.json());
    return HttpResponse.json(ticketOf({ version: 2 }));
  });
  await hands.click(screen.getByRole('button', { name: 'Add note' }));
  await waitFor(() => expect(sent).toEqual(['notes', { text: 'To us' }]));
  expect(await box('Your internal note')).toHaveValue('');
  expect(Object.keys(localStorage).filter((key) => key.includes('message'))).toEqual([
    'ticketstream.message.agent-1.ticket-1.reply',
  ]);
});

test('gives words that the server does not take back to their author, with what is wrong beside them', async () => {
  const { user: hands } = await openTicket(agent);
  answers(() =>
    problem(400, 'validation_failed', { errors: [{ field: 'text', code: 'blank', message: 'Nothing to see.' }] }),
  );
  await hands.type(await box(), '\u200b?');
  await hands.click(screen.getByRole('button', { name: 'Send reply' }));
  expect(await screen.findByText('This needs something one can see.')).toBeInTheDocument();
  expect(await box()).toHaveValue('\u200b?');
  expect(outbox.current()).toEqual([]);
});

test('says before sending what cannot be sent, and how much room is left', async () => {
  const { user: hands } = await openTicket(agent);
  await hands.click(await screen.findByRole('button', { name: 'Send reply' }));
  expect(screen.getByText('Please fill this in.')).toBeInTheDocument();
  await hands.click(await box());
  await hands.paste('👍'.repeat(9_999));
  expect(screen.getByText('1 character left')).toBeInTheDocument();
  await hands.paste('ab');
  await hands.click(screen.getByRole('button', { name: 'Send reply' }));
  expect(screen.getByText('At most 10,000 characters, please.')).toBeInTheDocument();
});

test('tells a requester that replying reopens the ticket, and leads there', async () => {
  const { user: hands } = await openTicket(user, ticketOf({ status: 'resolved' }));
  await hands.click(await screen.findByRole('button', { name: 'Reopen' }));
  expect(await box()).toHaveFocus();
  expect(await box()).toHaveAccessibleDescription(/Your reply opens it again/);
});

test('says that a reply is typed, and nothing of a note', async () => {
  const socket = new FakeSocket();
  const live = new LiveConnection({
    url: 'ws://desk/live',
    token: async () => 'token',
    onFrame: () => undefined,
    onWithdrawn: () => undefined,
    openSocket: () => socket as unknown as WebSocket,
  });
  onTestFinished(() => live.stop());
  const { user: hands } = await openTicket(agent, ticketOf(), live);
  live.start();
  await waitFor(() => expect(socket.onopen).not.toBeNull());
  act(() => {
    socket.open();
    socket.say({ type: 'welcome', cursor: '1' });
  });
  const said = () => socket.sent.filter(({ type }) => type === 'presence').map(({ doing }) => doing);
  await waitFor(() => expect(said()).toEqual(['viewing']));
  await hands.click(screen.getByRole('radio', { name: 'Internal note' }));
  await hands.type(await box('Your internal note'), 'Odd');
  await hands.click(screen.getByRole('radio', { name: 'Reply' }));
  await hands.type(await box(), 'Hi');
  await waitFor(() => expect(said()).toEqual(['viewing', 'typing']));
  await waitFor(() => expect(said()).toEqual(['viewing', 'typing', 'viewing']));
});
