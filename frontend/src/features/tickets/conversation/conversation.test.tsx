import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { ticketOf } from '@/test/fixtures';
import { problem } from '@/test/server';
import { outbox } from '../outbox/outbox';
import { agent, answers, box, cards, me, openTicket, uma, user } from './conversation-scene';

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

test('tells nobody of a note who must not know of it, and says aloud what others wrote', async () => {
  const { frame } = await openTicket(user);
  await screen.findByText('It smokes.');
  frame('ticket-replied', 'Off and on?', me, 4);
  expect(await screen.findByText('Off and on?')).toBeInTheDocument();
  const status = screen.getByRole('status', { name: 'Timeline' });
  await waitFor(() => expect(status).toHaveTextContent('New reply from Some agent'));
  expect(screen.queryByText(/note/i)).not.toBeInTheDocument();
});
