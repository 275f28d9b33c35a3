import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, onTestFinished, test } from 'vitest';
import type { HistoryEntry } from '@/shared/history';
import { LiveConnection } from '@/shared/live/connection';
import type { Account } from '@/shared/session/account';
import type { Person } from '@/shared/session/person';
import { FakeSocket } from '@/test/fake-socket';
import { accountOf, grantOf, ticketOf } from '@/test/fixtures';
import { renderApp, signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';
import { outbox } from '../outbox/outbox';
import { applyChange } from '../ticket-cache';

const user = accountOf('user');
const agent = accountOf('agent');
const me = { id: agent.id, username: agent.username };
const uma = { id: 'user-1', username: 'Some user' };

/** A desk with one ticket, whose history is what the test says. */
async function openTicket(account: Account, ticket = ticketOf(), live: LiveConnection | null = null) {
  await signInAs(account);
  const items: HistoryEntry[] = [];
  const add = (type: string, data: HistoryEntry['data'], actor: Person, version = items.length + 1) =>
    items.push({ position: version, version, type, at: '2026-01-01T10:00:00Z', actor, data });
  add('ticket.created', { title: ticket.title, description: ticket.description, createdBy: uma }, uma);
  server.use(
    http.get(api('/tickets'), () => HttpResponse.json({ items: [ticket], next: null })),
    http.get(api('/tickets/ticket-1'), () => HttpResponse.json(ticket)),
    http.get(api('/tickets/ticket-1/history'), () => HttpResponse.json({ items })),
  );
  const shown = renderApp('/tickets/ticket-1', live);
  await screen.findByRole('heading', { name: ticket.title });
  const frame = (type: 'ticket-replied' | 'ticket-noted', text: string, actor: Person, version = items.length + 1) => {
    const html = `<p>${text}</p>`;
    const message = { id: `m${version}`, version, text, html };
    add(type.replace('-', '.'), { messageId: message.id, text, html }, actor, version);
    const at = new Date().toISOString();
    const now = { ...ticket, version };
    act(() =>
      applyChange(shown.client, {
        type,
        cursor: '1',
        ticketId: ticket.id,
        version,
        at,
        actor,
        ticket: now,
        message,
      }),
    );
  };
  return { ...shown, add, frame };
}

const answers = (answer: (request: Request) => Response | Promise<Response>) =>
  server.use(http.post(api('/tickets/ticket-1/*'), ({ request }) => answer(request)));
const box = (name = 'Your reply') => screen.findByRole('textbox', { name });
const cards = (text: string) => screen.queryAllByText(text, { selector: 'li *' });

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

test('shows who said what to whom, and the rest of the history between', async () => {
  const { add, client } = await openTicket(agent);
  add('ticket.status-updated', { from: 'waiting', to: 'in-progress' }, me);
  add('ticket.replied', { messageId: 'a', text: '**Off** and on?', html: '<p><strong>Off</strong> and on?</p>' }, me);
  add(
    'ticket.noted',
    { messageId: 'b', text: 'Odd.', html: '<p>Odd. <a href="https://a.example">a</a> <a href="">b</a></p>' },
    me,
  );
  add('ticket.replied', { messageId: 'c', text: '<b>no</b>', html: '<p>&lt;b&gt;no&lt;/b&gt;</p>' }, uma);
  await act(() => client.invalidateQueries());
  await screen.findByText('<b>no</b>');
  const timeline = within(screen.getByText('Off').closest('ol') as HTMLElement);
  expect(timeline.getAllByRole('listitem').map(({ id, textContent }) => [id, textContent])).toEqual([
    ['event-1', expect.stringMatching(/^SUSome userRequesteropened the ticket · .*It smokes\.$/)],
    ['event-2', expect.stringMatching(/^You moved it from Waiting to In progress/)],
    ['event-3', expect.stringMatching(/^SAYouSupport.*Off and on\?$/)],
    ['event-4', expect.stringMatching(/^SAYouInternal note.*Odd\. a b$/)],
    ['event-5', expect.stringMatching(/^SUSome userRequester.*<b>no<\/b>$/)],
  ]);
  expect(
    ['It smokes.', 'Off', '<b>no</b>'].map((words) => screen.getByText(words).closest('[dir]')?.closest('li')?.id),
  ).toEqual(['event-1', 'event-3', 'event-5']);
  expect(timeline.getAllByText('Some user', { selector: 'bdi' })).toHaveLength(2);
  expect(screen.getByRole('link', { name: 'a' })).toHaveAttribute('target', '_blank');
  expect(screen.queryByRole('link', { name: 'b' })).not.toBeInTheDocument();
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

test.each(['frame', 'answer'] as const)('shows a message at once and once, when the %s comes first', async (first) => {
  const { user: hands, frame, add } = await openTicket(agent);
  let answer: (response: Response) => void = () => undefined;
  answers(() => new Promise((resolve) => (answer = resolve)));
  await hands.type(await box(), 'On my way{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Sending …')).toBeInTheDocument();
  expect(cards('On my way')).toHaveLength(1);
  expect(await box()).toHaveValue('');
  const isAnswered = async () => {
    answer(HttpResponse.json(ticketOf({ version: 2 })));
    await waitFor(() => expect(outbox.current()).toEqual([]));
  };
  if (first === 'frame') {
    frame('ticket-replied', 'On my way', me);
    await waitFor(() => expect(screen.queryByText('Sending …')).not.toBeInTheDocument());
    expect(cards('On my way')).toHaveLength(1);
    await isAnswered();
  } else {
    add('ticket.replied', { messageId: 'm2', text: 'On my way', html: '<p>On my way</p>' }, me);
    await isAnswered();
    expect(cards('On my way')).toHaveLength(1);
  }
  await waitFor(() =>
    expect(cards('On my way').map(({ id, parentElement }) => id + parentElement?.tagName)).toEqual(['DIV']),
  );
  expect(screen.queryByText('Sending …')).not.toBeInTheDocument();
});

test('keeps the words of a message that was refused, with the reason, until it is sent again or thrown away', async () => {
  const { user: hands } = await openTicket(agent);
  answers(() => problem(403, 'forbidden'));
  await hands.type(await box(), 'On my way');
  await hands.click(screen.getByRole('button', { name: 'Send reply' }));
  const card = within(screen.getByRole('article'));
  expect(await card.findByText('Not done. You may see this, but not do that.')).toBeInTheDocument();
  expect(card.getByText('On my way')).toBeInTheDocument();
  answers(() => problem(404, 'ticket_not_found'));
  await hands.click(card.getByRole('button', { name: 'Try again' }));
  await card.findByText('Not done. This ticket does not exist, or it is not yours to see.');
  await hands.click(card.getByRole('button', { name: /^Discard: Your reply/ }));
  await hands.click(card.getByRole('button', { name: 'Discard' }));
  expect(card.queryByText('On my way')).not.toBeInTheDocument();
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

test('waits while nobody answers, and is sent once', async () => {
  const { user: hands, add } = await openTicket(agent);
  const keys: (string | null)[] = [];
  answers((request) => {
    keys.push(request.headers.get('Idempotency-Key'));
    return HttpResponse.error();
  });
  await hands.type(await box(), 'On my way');
  await hands.click(screen.getByRole('button', { name: 'Send reply' }));
  expect(await screen.findByText('Waiting to be sent', { selector: 'li *' })).toBeInTheDocument();
  answers((request) => {
    keys.push(request.headers.get('Idempotency-Key'));
    add('ticket.replied', { messageId: 'm2', text: 'On my way', html: '<p>On my way</p>' }, me);
    return HttpResponse.json(ticketOf({ version: 2 }));
  });
  act(() => {
    outbox.connected(false);
    outbox.connected(true);
  });
  await waitFor(() => expect(screen.queryByText('Waiting to be sent', { selector: 'li *' })).not.toBeInTheDocument());
  expect(cards('On my way')).toHaveLength(1);
  expect(new Set(keys).size).toBe(1);
});

test('tells a requester that replying reopens the ticket, and leads there', async () => {
  const { user: hands } = await openTicket(user, ticketOf({ status: 'resolved' }));
  await hands.click(await screen.findByRole('button', { name: 'Reopen' }));
  expect(await box()).toHaveFocus();
  expect(await box()).toHaveAccessibleDescription(/Your reply opens it again/);
});

test('tells nobody of a note who must not know of it, and says aloud what others wrote', async () => {
  const { frame } = await openTicket(user);
  await screen.findByText('It smokes.');
  frame('ticket-replied', 'Off and on?', me, 4);
  expect(await screen.findByText('Off and on?')).toBeInTheDocument();
  const status = screen.getByRole('status', { name: 'Timeline' });
  await waitFor(() => expect(status).toHaveTextContent('New reply from Some agent'));
  expect(screen.queryByText(/note/i)).not.toBeInTheDocument();
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
