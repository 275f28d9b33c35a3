import { act, screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { exactTime } from '@/shared/i18n/format';
import { session } from '@/shared/session/session';
import { accountOf, grantOf, ticketOf } from '@/test/fixtures';
import { meIs, renderApp, signInAs } from '@/test/render-app';
import { api, server } from '@/test/server';
import { accessChanges, sayAccessChanged } from './access-notice';

test('says what was gained, until when and why, and what is over', () => {
  const plain = accountOf('agent');
  const grant = grantOf({ department: 'technical-support' });
  const helping = accountOf('agent', { grants: [grant] });
  const until = exactTime(grant.until);
  expect(accessChanges(plain, helping)).toEqual([
    `New until ${until}: Agent, for Technical support. Reason: Holiday cover`,
  ]);
  expect(accessChanges(helping, plain)).toEqual(['No longer: Agent, for Technical support.']);
  expect(accessChanges(plain, accountOf('agent', { department: 'general-inquiry' }))).toEqual([
    'You are now: Agent · General inquiry.',
  ]);
  expect(accessChanges(plain, { ...plain, totp: true })).toEqual([]);
});

test('says what a role contains now and no longer, and names another one', () => {
  const agent = accountOf('agent');
  const deleting = { ...agent, rolePermissions: [...agent.rolePermissions, 'tickets:delete'] };
  expect(accessChanges(agent, deleting)).toEqual(['You may now: Delete tickets.']);
  expect(accessChanges(deleting, agent)).toEqual(['No longer: Delete tickets.']);
  expect(accessChanges(agent, { ...deleting, role: 'supervisor', roleTitle: 'Supervisor' })).toEqual([
    'You are now: Supervisor · Sales.',
  ]);
});

test('says nothing of a grant that ends while an equal one still holds', () => {
  const short = grantOf({ until: '2099-01-01T10:00:00Z' });
  const long = grantOf({ id: 'grant-2', until: '2099-01-01T12:00:00Z', reason: 'Longer holiday' });
  const elsewhere = grantOf({ id: 'grant-3', department: 'technical-support' });
  const holding = (...grants: (typeof short)[]) => accountOf('user', { grants });
  expect(accessChanges(holding(short, long), holding(long))).toEqual([]);
  expect(accessChanges(holding(short, elsewhere), holding(elsewhere))).toEqual(['No longer: Agent, for Sales.']);
  expect(accessChanges(holding(long), holding(long, short))).toEqual([]);
  expect(accessChanges(holding(short), holding(short, long))).toEqual([
    `New until ${exactTime(long.until)}: Agent, for Sales. Reason: Longer holiday`,
  ]);
});

test('says the same thing once', () => {
  const ofTicket = (id: string) =>
    grantOf({ id, role: null, permission: 'tickets:delete', department: null, ticketId: id });
  const both = accountOf('user', { grants: [ofTicket('ticket-1'), ofTicket('ticket-2')] });
  expect(accessChanges(both, accountOf('user'))).toEqual(['No longer: Delete tickets, for one ticket.']);
  expect(accessChanges(accountOf('user'), both)).toHaveLength(1);
});

test('a grant opens what it allows in an open window, and its end closes it again', async () => {
  const plain = accountOf('user');
  await signInAs(plain);
  const ticket = ticketOf({ createdBy: { id: 'somebody', username: 'Somebody' } });
  server.use(
    http.get(api('/tickets'), () => HttpResponse.json({ items: [ticket], next: null })),
    http.get(api('/tickets/ticket-1'), () => HttpResponse.json(ticket)),
    http.get(api('/tickets/ticket-1/history'), () => HttpResponse.json({ items: [] })),
  );
  renderApp('/tickets/ticket-1');
  await screen.findByRole('heading', { name: 'Printer on fire' });
  const start = () => screen.queryByRole('button', { name: 'Start work' });
  expect(start()).not.toBeInTheDocument();
  const helping = accountOf('user', {
    grants: [grantOf()],
    permissions: [...plain.permissions, 'tickets:work', 'tickets:assign'],
  });
  const become = (next: typeof plain, before: typeof plain) =>
    act(async () => {
      server.use(meIs(next));
      await session.reload();
      sayAccessChanged(before, next);
    });
  await become(helping, plain);
  expect(start()).toBeInTheDocument();
  expect(await screen.findByText(/New until .*: Agent, for Sales/)).toBeInTheDocument();
  await become(plain, helping);
  expect(start()).not.toBeInTheDocument();
  expect(await screen.findByText('No longer: Agent, for Sales.')).toBeInTheDocument();
});
