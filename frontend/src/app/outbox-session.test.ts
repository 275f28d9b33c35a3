import { notificationsStore } from '@mantine/notifications';
import { QueryClient } from '@tanstack/react-query';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Command } from '@/features/tickets/outbox/kept-command';
import { outbox } from '@/features/tickets/outbox/outbox';
import { session } from '@/shared/session/session';
import { accountOf, ticketOf } from '@/test/fixtures';
import { signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';
import { attendOutbox } from './outbox-session';

const opening: Command = { kind: 'open', details: { title: 'Printer', description: 'It smokes.', category: 'sales' } };
const user = accountOf('user');
const kept = () => outbox.current().map(({ command }) => command);

beforeEach(async () => {
  await signInAs(user);
  server.use(http.post(api('/tickets'), () => HttpResponse.error()));
  onTestFinished(attendOutbox(new QueryClient(), session));
  await outbox.submit(opening);
  expect(kept()).toEqual([opening]);
});

test('gives back to an account whose session ran out what it kept, once it is there again', async () => {
  session.end('expired');
  expect(kept()).toEqual([]);
  await signInAs(accountOf('admin'));
  expect(kept()).toEqual([]);
  await signInAs(user);
  expect(kept()).toEqual([opening]);
});

test.each(['left', 'withdrawn'] as const)('leaves nothing here of an account that is gone: %s', async (ending) => {
  session.end(ending);
  await signInAs(user);
  expect(kept()).toEqual([]);
  expect(localStorage).toHaveLength(0);
});

test('says in words what was refused and why', async () => {
  server.use(http.post(api('/tickets'), () => problem(403, 'forbidden')));
  outbox.connected(false);
  outbox.connected(true);
  const said = () => notificationsStore.getState().notifications.map(({ title, message }) => [title, message]);
  await vi.waitFor(() =>
    expect(said()).toEqual([['Not done – New ticket: Printer', 'You may see this, but not do that.']]),
  );
  expect(outbox.current()[0]?.refusal?.code).toBe('forbidden');
});

test('shows what another tab of the account kept or sent', () => {
  const [mine] = outbox.current();
  localStorage.setItem(
    `ticketstream.outbox.${user.id}.theirs`,
    JSON.stringify({ ...mine, id: 'theirs', order: 2, command: { ...opening, details: { ...ticketOf() } } }),
  );
  dispatchEvent(new StorageEvent('storage'));
  expect(outbox.current().map(({ id }) => id)).toEqual([mine?.id, 'theirs']);
});
