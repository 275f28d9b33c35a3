import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { exactTime } from '@/shared/i18n/format';
import { accountOf } from '@/test/fixtures';
import { renderApp, signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';
import { instantOf, localOf } from './audit-search';

const ada = { id: 'admin-1', username: 'Ada' };
const uma = { id: 'user-1', username: 'Uma' };
const at = '2026-01-01T10:00:00.000Z';

const entryOf = (position: number, type: string, data: object = {}, more: object = {}) => ({
  position,
  at,
  type,
  actor: ada,
  account: uma,
  address: '192.0.2.1',
  outcome: 'succeeded',
  data,
  ...more,
});

/** Answers each page that is asked for, and remembers the questions. */
function answersWith(...pages: object[][]) {
  const asked: string[] = [];
  server.use(
    http.get(api('/audit'), ({ request }) => {
      const query = new URL(request.url).searchParams;
      query.delete('limit');
      asked.push(query.toString());
      const page = Number(query.get('cursor') ?? 0);
      return HttpResponse.json({ items: pages[page] ?? [], next: page + 1 < pages.length ? String(page + 1) : null });
    }),
  );
  return asked;
}

async function open(path = '/audit') {
  await signInAs(accountOf('auditor'));
  return renderApp(path);
}

const lines = () =>
  within(screen.getByRole('table', { name: 'Entries' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent ?? '');

test('tells in words who did what, when and from where', async () => {
  const since = '2026-01-01T09:00:00.000Z';
  const refused = { actor: null, outcome: 'refused' };
  answersWith([
    entryOf(
      12,
      'audit.sign-in-succeeded',
      { sessionId: 's', secondFactor: true, device: 'Firefox on Linux' },
      { actor: uma },
    ),
    entryOf(11, 'audit.sign-in-refused', { reason: 'wrong-password', count: 1, since, device: null }, refused),
    entryOf(10, 'audit.sign-in-refused', { reason: 'locked-out', count: 7, since }, { ...refused, account: null }),
    entryOf(9, 'audit.sessions-ended', { sessionIds: ['a', 'b'] }),
    entryOf(14, 'audit.password-reset', {}, { actor: uma }),
    entryOf(8, 'account.role-changed', { role: 'agent', department: 'sales' }, { address: null }),
    entryOf(7, 'account.grant-withdrawn', { grantId: 'unknown' }),
    entryOf(6, 'audit.admin-addresses-changed', { cidrs: ['192.0.2.0/24', '2001:db8::/32'] }, { account: null }),
    entryOf(5, 'audit.admin-addresses-changed', { cidrs: [] }, { account: null }),
    entryOf(4, 'audit.rebuild-directed', { projection: 'directory', step: 'switch' }, { account: null }),
    entryOf(3, 'account.registered', { role: 'user' }, { actor: { id: 'system', username: 'system' } }),
    entryOf(2, 'custom-role.changed', { roleId: 'custom-role:boss', title: 'Boss' }, { account: null }),
    entryOf(1, 'custom-role.retired', { roleId: 'custom-role:boss' }, { account: null }),
    entryOf(0, 'thing.of-tomorrow', {}),
  ]);
  await open();
  await screen.findByText('signed in with a second factor');
  expect(lines()).toEqual([
    `${exactTime(at)}Umasigned in with a second factorUma192.0.2.1Firefox on Linux`,
    `${exactTime(at)}Nobody signed incould not sign in: wrong passwordUma192.0.2.1`,
    `${exactTime(at)}Nobody signed incould not sign in 7 times since ${exactTime(since)}: locked after too many failed tries192.0.2.1`,
    `${exactTime(at)}Adaended 2 sessionsUma192.0.2.1`,
    `${exactTime(at)}Umachose another password by a link from a mailUma192.0.2.1`,
    `${exactTime(at)}Adachanged the role to Agent · SalesUma`,
    `${exactTime(at)}Adawithdrew rights for a timeUma192.0.2.1`,
    `${exactTime(at)}Adaallowed administering only from 192.0.2.0/24, 2001:db8::/32192.0.2.1`,
    `${exactTime(at)}Adaallowed administering from everywhere192.0.2.1`,
    `${exactTime(at)}Adagave the rebuild of directory an order: take into service192.0.2.1`,
    `${exactTime(at)}The desk Automaticcreated the account: UserUma192.0.2.1`,
    `${exactTime(at)}Adachanged the role Boss192.0.2.1`,
    `${exactTime(at)}Adaretired the role boss192.0.2.1`,
    `${exactTime(at)}Adadid something new (thing.of-tomorrow)Uma192.0.2.1`,
  ]);
  expect(screen.getAllByRole('img', { name: 'Refused' })).toHaveLength(2);
});

test('shows the desk itself as nobody can be called', async () => {
  const namesake = { id: 'user-2', username: 'The desk' };
  answersWith([
    entryOf(2, 'audit.signed-out', {}, { actor: namesake, account: null }),
    entryOf(1, 'account.enabled', {}, { actor: { id: 'system', username: 'system' } }),
  ]);
  await open();
  await screen.findByText('signed out');
  expect(lines()[0]).toContain('The desksigned out');
  expect(lines()[1]).toContain('The desk Automaticenabled the account');
  expect(screen.getAllByRole('link', { name: 'Only entries of The desk' })).toHaveLength(1);
  const automatic = within(screen.getByLabelText('Account')).getByRole('group', { name: 'Automatic' });
  expect(within(automatic).getByRole('option', { name: 'The desk' })).toHaveValue('system');
  expect(screen.getAllByRole('option', { name: 'The desk' })).toHaveLength(2);
  expect(screen.queryByRole('option', { name: 'system' })).not.toBeInTheDocument();
});

test('keeps its filters in the address, and asks for what is there', async () => {
  const asked = answersWith([entryOf(1, 'audit.signed-out')]);
  const { router, user } = await open('/audit?type=audit.signed-out&from=nonsense');
  await screen.findByText('signed out');
  expect(asked).toEqual(['type=audit.signed-out']);
  expect(screen.getByLabelText('Kind')).toHaveDisplayValue('Signed out');
  await user.click(screen.getByRole('link', { name: 'Only entries of Uma' }));
  await waitFor(() => expect(screen.getByLabelText('Account')).toHaveDisplayValue('Uma'));
  await user.type(screen.getByLabelText('Since'), '2026-01-01T00:00');
  await waitFor(() =>
    expect(router.state.location.search).toEqual({
      type: 'audit.signed-out',
      account: 'user-1',
      from: instantOf('2026-01-01T00:00'),
    }),
  );
  await waitFor(() => expect(asked.at(-1)).toContain('account=user-1&from='));
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test('loads more where there is more', async () => {
  const asked = answersWith([entryOf(2, 'audit.signed-out')], [entryOf(1, 'audit.signed-out')]);
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Load more' }));
  await waitFor(() => expect(lines()).toHaveLength(2));
  expect(asked).toEqual(['', 'cursor=1']);
  expect(screen.queryByRole('button', { name: 'Load more' })).not.toBeInTheDocument();
  expect(document.body).not.toHaveFocus();
});

test('says that nothing fits, and what went wrong', async () => {
  answersWith([]);
  const { client } = await open('/audit?account=nobody');
  expect(await screen.findByText('No entry fits these filters.')).toBeInTheDocument();
  expect(screen.getByLabelText('Account')).toHaveDisplayValue('nobody');
  server.use(http.get(api('/audit'), () => problem(503, 'store_unavailable')));
  await client.refetchQueries();
  expect(await screen.findByRole('alert')).toHaveTextContent('The desk cannot store anything right now.');
});

test.each(['user', 'agent', 'analyst'] as const)('is not for a %s', async (role) => {
  await signInAs(accountOf(role));
  renderApp('/audit');
  expect(await screen.findByText('This page is not for your role')).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Audit' })).not.toBeInTheDocument();
});

test('means local times', () => {
  expect(instantOf(localOf(at))).toBe(at);
  expect(instantOf('')).toBeUndefined();
  expect(localOf(undefined)).toBe('');
});
