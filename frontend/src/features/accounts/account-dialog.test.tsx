import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import type { Grant } from '@/shared/session/grant';
import { accountOf, grantOf, supervisor } from '@/test/fixtures';
import { renderApp, signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';

const listed = {
  id: 'user-1',
  username: 'Some user',
  email: 'user@example.org',
  role: 'user',
  base: 'user',
  department: null,
  enabled: true,
  totp: true,
};

const openDetails = (...grants: Grant[]) => openDetailsOf(listed, ...grants);

async function openDetailsOf(account: typeof listed, ...grants: Grant[]) {
  await signInAs(accountOf('admin'));
  server.use(
    http.get(api('/accounts'), () => HttpResponse.json({ items: [account], next: null })),
    http.get(api(`/accounts/${account.id}/grants`), () => HttpResponse.json({ items: grants })),
  );
  const app = renderApp('/accounts');
  await app.user.click(await screen.findByRole('button', { name: 'Details of Some user' }));
  return { ...app, dialog: await screen.findByRole('dialog', { name: 'Details of Some user' }) };
}

test('gives a role for a department and a time, with a reason', async () => {
  const { user, dialog } = await openDetails();
  expect(await within(dialog).findByText('Nothing was ever given for a time.')).toBeInTheDocument();
  await user.click(within(dialog).getByRole('button', { name: 'Give rights for a time' }));
  await user.click(within(dialog).getByRole('button', { name: 'Give' }));
  const where = within(dialog).getByLabelText('For');
  expect(where).toBeInvalid();
  expect(within(dialog).getByText('Please fill this in.')).toBeInTheDocument();
  expect(within(where).queryByRole('option', { name: 'Whole desk' })).not.toBeInTheDocument();
  await user.selectOptions(where, 'Sales');
  await user.type(within(dialog).getByLabelText('Reason'), ' Holiday cover ');
  await user.click(within(dialog).getByLabelText('Counts only after a second administrator approves'));
  const sent: Record<string, unknown>[] = [];
  server.use(
    http.post(api('/accounts/user-1/grants'), async ({ request }) => {
      sent.push((await request.json()) as Record<string, unknown>);
      return HttpResponse.json(grantOf(), { status: 201 });
    }),
    http.get(api('/accounts/user-1/grants'), () => HttpResponse.json({ items: [grantOf({ state: 'pending' })] })),
  );
  await user.click(within(dialog).getByRole('button', { name: 'Give' }));
  expect(await within(dialog).findByText('Awaits approval')).toBeInTheDocument();
  expect(sent).toEqual([
    { role: 'agent', department: 'sales', until: expect.any(String), reason: 'Holiday cover', needsApproval: true },
  ]);
  const ahead = new Date(sent[0]?.until as string).getTime() - Date.now();
  expect(ahead).toBeGreaterThan(3_500_000);
  expect(ahead).toBeLessThanOrEqual(3_600_000);
});

test('refuses an end that is over, and explains what the server refuses', async () => {
  const { user, dialog } = await openDetails();
  await user.click(within(dialog).getByRole('button', { name: 'Give rights for a time' }));
  await user.selectOptions(within(dialog).getByLabelText('Role or permission'), 'Delete tickets');
  await user.selectOptions(within(dialog).getByLabelText('For'), 'Whole desk');
  await user.selectOptions(within(dialog).getByLabelText('Until'), 'Another time …');
  const end = within(dialog).getByLabelText('Ends at');
  await user.type(end, '2020-01-01T10:00');
  await user.type(within(dialog).getByLabelText('Reason'), 'Clean up');
  await user.click(within(dialog).getByRole('button', { name: 'Give' }));
  expect(within(dialog).getByText('Please choose a time that is still ahead.')).toBeInTheDocument();
  const sent: unknown[] = [];
  server.use(
    http.post(api('/accounts/user-1/grants'), async ({ request }) => {
      sent.push(await request.json());
      return problem(400, 'grant_unsound');
    }),
  );
  await user.clear(end);
  await user.type(end, '2098-01-01T10:00');
  await user.click(within(dialog).getByRole('button', { name: 'Give' }));
  expect(await within(dialog).findByText('This cannot be given for this part of the desk.')).toBeInTheDocument();
  const until = new Date('2098-01-01T10:00').toISOString();
  expect(sent).toEqual([{ permission: 'tickets:delete', until, reason: 'Clean up', needsApproval: false }]);
});

test('says what can be read with a single permission as well', async () => {
  const { user, dialog } = await openDetails();
  await user.click(within(dialog).getByRole('button', { name: 'Give rights for a time' }));
  const what = within(dialog).getByLabelText('Role or permission');
  expect(what).not.toHaveAccessibleDescription();
  for (const name of ['Delete tickets', 'Read history of deleted tickets']) {
    await user.selectOptions(what, name);
    expect(what).toHaveAccessibleDescription('Whoever gets this can read these tickets as well.');
  }
  for (const name of ['Read tickets', 'Read the audit', 'Auditor']) {
    await user.selectOptions(what, name);
    expect(what).not.toHaveAccessibleDescription();
  }
});

const another = { id: 'admin-2', username: 'Another admin' };

test('approves what waits and withdraws only after asking', async () => {
  const { user, dialog } = await openDetails(
    grantOf({ id: 'old', state: 'ended', role: 'auditor', department: null, reason: 'Audit' }),
    grantOf({ state: 'pending', givenBy: another }),
  );
  const done: string[] = [];
  server.use(
    http.post(api('/accounts/user-1/grants/grant-1/approve'), () => {
      done.push('approve');
      return problem(403, 'second_administrator_needed');
    }),
    http.delete(api('/accounts/user-1/grants/grant-1'), () => {
      done.push('withdraw');
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const list = await within(dialog).findByRole('list', { name: 'Temporary rights' });
  expect(within(list).getByText('Auditor, whole desk').closest('li')).toHaveTextContent('Ended');
  await user.click(within(dialog).getByRole('button', { name: 'Approve: Agent, for Sales' }));
  expect(await screen.findByText(/Somebody else has to approve/)).toBeInTheDocument();
  await user.click(await within(dialog).findByRole('button', { name: 'Withdraw: Agent, for Sales' }));
  const question = within(dialog).getByRole('group', { name: 'Take this back now?' });
  expect(done).toEqual(['approve']);
  await user.click(within(question).getByRole('button', { name: 'Withdraw' }));
  await waitFor(() => expect(done).toEqual(['approve', 'withdraw']));
});

test('says why whoever gave a grant cannot approve it', async () => {
  const { dialog } = await openDetails(grantOf({ state: 'pending' }));
  expect(await within(dialog).findByText('You gave this, so another administrator has to approve it.')).toBeVisible();
  expect(within(dialog).queryByRole('button', { name: /^Approve/ })).not.toBeInTheDocument();
  expect(within(dialog).getByRole('button', { name: /^Withdraw/ })).toBeVisible();
});

test('says why nobody can approve what they get themselves', async () => {
  const { dialog } = await openDetailsOf({ ...listed, id: 'admin-1' }, grantOf({ state: 'pending', givenBy: another }));
  expect(await within(dialog).findByText('This is for you, so another administrator has to approve it.')).toBeVisible();
  expect(within(dialog).queryByRole('button', { name: /^Approve/ })).not.toBeInTheDocument();
});

test('offers to end sessions only where there are any', async () => {
  const { user, dialog } = await openDetails();
  server.use(http.get(api('/accounts/user-1/sessions'), () => HttpResponse.json({ items: [] })));
  await user.click(within(dialog).getByRole('tab', { name: 'Signing in' }));
  expect(await within(dialog).findByText('Signed in nowhere.')).toBeVisible();
  expect(within(dialog).queryByRole('button', { name: 'End all sessions' })).not.toBeInTheDocument();
});

test('shows where somebody is signed in, and helps whoever lost the second factor', async () => {
  const { user, dialog } = await openDetails();
  const done: string[] = [];
  server.use(
    http.get(api('/accounts/user-1/sessions'), () =>
      HttpResponse.json({
        items: [
          {
            id: 's',
            createdAt: '2026-01-01T10:00:00Z',
            lastUsedAt: '2026-01-01T10:00:00Z',
            address: null,
            device: null,
            current: false,
          },
        ],
      }),
    ),
    http.delete(api('/accounts/user-1/sessions'), () => {
      done.push('sessions');
      return new HttpResponse(null, { status: 204 });
    }),
    http.delete(api('/accounts/user-1/totp'), () => {
      done.push('totp');
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await user.click(within(dialog).getByRole('tab', { name: 'Signing in' }));
  expect(await within(dialog).findByText('Unknown device')).toBeInTheDocument();
  await user.click(await within(dialog).findByRole('button', { name: 'End all sessions' }));
  const all = within(dialog).getByRole('group', { name: 'Sign Some user out everywhere?' });
  await user.click(within(all).getByRole('button', { name: 'End all sessions' }));
  await waitFor(() => expect(done).toEqual(['sessions']));
  await user.click(within(dialog).getByRole('button', { name: 'Remove second factor' }));
  const factor = within(dialog).getByRole('group', { name: 'Remove the second factor of Some user?' });
  await user.click(within(factor).getByRole('button', { name: 'Remove second factor' }));
  await waitFor(() => expect(done).toEqual(['sessions', 'totp']));
});

test('tells the history of the account in words, the latest first', async () => {
  const { user, dialog } = await openDetails();
  const at = '2026-01-01T10:00:00Z';
  const { state: _, givenBy, approvedBy: __, ...grant } = grantOf();
  const entry = (position: number, type: string, data: object) => ({
    position,
    version: position,
    type,
    at,
    actor: { id: 'admin-1', username: 'Some admin' },
    data: { accountId: 'user-1', ...data },
  });
  server.use(
    http.get(api('/accounts/user-1/history'), () =>
      HttpResponse.json({
        items: [
          entry(1, 'account.registered', { role: 'user', department: null }),
          entry(2, 'account.role-changed', { role: 'agent', department: 'sales' }),
          entry(3, 'account.grant-given', { grant, givenBy }),
          entry(4, 'account.grant-withdrawn', { grantId: grant.id }),
          entry(5, 'account.of-tomorrow', {}),
          entry(6, 'account.custom-role-given', { role: supervisor, department: 'sales' }),
        ],
      }),
    ),
  );
  await user.click(within(dialog).getByRole('tab', { name: 'History' }));
  const list = await within(dialog).findByRole('list', { name: 'History' });
  const lines = within(list)
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '');
  expect(lines).toHaveLength(6);
  expect(lines[0]).toContain('changed the role to Supervisor · Sales');
  expect(lines[1]).toContain('did something new (account.of-tomorrow)');
  expect(lines[2]).toContain('Some admin withdrew Agent, for Sales');
  expect(lines[3]).toMatch(/gave Agent, for Sales, .* – .*2099.*Holiday cover/);
  expect(lines[4]).toContain('changed the role to Agent · Sales');
  expect(lines[5]).toContain('created the account: User');
});
