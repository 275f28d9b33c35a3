import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test, vi } from 'vitest';
import { i18n } from '@/shared/i18n/i18n';
import type { DeskRole } from '@/shared/roles';
import { permissionHint } from '@/shared/ui/grant-words';
import { accountOf, builtInRoles, supervisor } from '@/test/fixtures';
import { renderApp, signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';
import { choices, keyFor } from './role-rules';

async function openRoles(...custom: DeskRole[]) {
  await signInAs(accountOf('admin'));
  server.use(http.get(api('/roles'), () => HttpResponse.json({ items: [...builtInRoles, ...custom] })));
  const app = renderApp('/roles');
  await screen.findByRole('listitem', { name: 'Auditor' });
  return app;
}

test('shows every role with what it contains; the five cannot be changed', async () => {
  await openRoles(supervisor);
  const made = screen.getByRole('listitem', { name: 'Supervisor' });
  expect(made).toHaveTextContent('supervisor · One department, like the role Agent · 0 accounts');
  expect(within(made).getByText('Delete tickets')).toBeVisible();
  expect(within(made).getByRole('button', { name: 'Edit the role Supervisor' })).toBeVisible();
  const agent = screen.getByRole('listitem', { name: 'Agent' });
  expect(agent).toHaveTextContent('One department');
  expect(agent).not.toHaveTextContent('account');
  expect(screen.getByRole('listitem', { name: 'Administrator' })).toHaveTextContent('Everything there is');
  expect(within(agent).queryByRole('button')).not.toBeInTheDocument();
});

test('makes a role of permissions that count as far as it reaches', async () => {
  const { user } = await openRoles();
  await user.click(screen.getByRole('button', { name: 'New role' }));
  const dialog = await screen.findByRole('dialog', { name: 'New role' });
  await user.click(within(dialog).getByRole('button', { name: 'Create role' }));
  expect(within(dialog).getByLabelText('Title')).toBeInvalid();
  expect(within(dialog).getByLabelText('Title')).toHaveFocus();
  await user.type(within(dialog).getByLabelText('Title'), 'Café boss');
  expect(within(dialog).getByLabelText('Key')).toHaveValue('cafe-boss');
  expect(within(dialog).queryByLabelText('Administer accounts')).not.toBeInTheDocument();
  expect(within(dialog).getByLabelText('See projections')).toBeDisabled();
  await user.selectOptions(within(dialog).getByLabelText('Reach'), 'Whole desk, like the role Auditor');
  await user.click(within(dialog).getByLabelText('See projections'));
  await user.selectOptions(within(dialog).getByLabelText('Reach'), 'Own tickets, like the role User');
  await user.click(within(dialog).getByLabelText('Delete tickets'));
  const sent: unknown[] = [];
  server.use(
    http.post(api('/roles'), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(supervisor, { status: 201 });
    }),
  );
  await user.click(within(dialog).getByRole('button', { name: 'Create role' }));
  expect(await screen.findByText('The role Café boss can be given now.')).toBeInTheDocument();
  expect(sent).toEqual([
    { key: 'cafe-boss', title: 'Café boss', base: 'user', permissions: ['tickets:read', 'tickets:delete'] },
  ]);
});

test('calls no role as one of the five', async () => {
  const { user } = await openRoles();
  await user.click(screen.getByRole('button', { name: 'New role' }));
  const dialog = await screen.findByRole('dialog', { name: 'New role' });
  await user.type(within(dialog).getByLabelText('Title'), ' administrator');
  await user.click(within(dialog).getByRole('button', { name: 'Create role' }));
  expect(within(dialog).getByText('Another role is called so already.')).toBeVisible();
});

test.each(choices)('explains %s', (permission) => {
  expect(permissionHint(i18n.t, permission)).not.toBe('');
});

test('says that a key is taken, and keeps what was typed', async () => {
  const { user } = await openRoles();
  await user.click(screen.getByRole('button', { name: 'New role' }));
  const dialog = await screen.findByRole('dialog', { name: 'New role' });
  await user.type(within(dialog).getByLabelText('Title'), 'Boss');
  server.use(http.post(api('/roles'), () => problem(409, 'role_key_taken')));
  await user.click(within(dialog).getByRole('button', { name: 'Create role' }));
  expect(await within(dialog).findByText('There is a role with this key already.')).toBeVisible();
  expect(within(dialog).getByLabelText('Title')).toHaveValue('Boss');
});

test('what is about tickets comes with reading them', async () => {
  const { user } = await openRoles();
  await user.click(screen.getByRole('button', { name: 'New role' }));
  const dialog = await screen.findByRole('dialog', { name: 'New role' });
  const read = within(dialog).getByLabelText('Read tickets');
  expect(read).toBeChecked();
  await user.click(read);
  expect(read).not.toBeChecked();
  for (const name of ['Open tickets', 'Read history of deleted tickets']) {
    await user.click(within(dialog).getByLabelText(name));
    expect(read).toBeChecked();
    expect(read).toBeDisabled();
    expect(read).toHaveAccessibleDescription('Needed for what else is chosen about tickets.');
    await user.click(within(dialog).getByLabelText(name));
    expect(read).toBeEnabled();
  }
});

test('says what a role lacks that was made without reading tickets', async () => {
  const blind = { ...supervisor, permissions: ['tickets:delete'] };
  const { user } = await openRoles(blind);
  await user.click(screen.getByRole('button', { name: 'Edit the role Supervisor' }));
  const dialog = await screen.findByRole('dialog', { name: 'Edit the role Supervisor' });
  const words = 'What is about tickets needs “Read tickets” as well.';
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(within(dialog).getByText(words)).toBeVisible();
  await user.click(within(dialog).getByLabelText('Read tickets'));
  expect(within(dialog).queryByText(words)).not.toBeInTheDocument();
});

test('changes a role as it was seen', async () => {
  const { user } = await openRoles(supervisor);
  await user.click(screen.getByRole('button', { name: 'Edit the role Supervisor' }));
  const dialog = await screen.findByRole('dialog', { name: 'Edit the role Supervisor' });
  expect(within(dialog).queryByLabelText('Key')).not.toBeInTheDocument();
  const written = ['Reply', 'Write internal notes', 'Read internal notes'];
  const others = ['Open tickets', 'Change status', 'Assign and release', 'Delete tickets'];
  for (const name of [...others, ...written, 'Read tickets']) await user.click(within(dialog).getByLabelText(name));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(within(dialog).getByText('Please choose at least one.')).toBeVisible();
  await user.click(within(dialog).getByLabelText('Read tickets'));
  const sent: unknown[] = [];
  server.use(
    http.put(api('/roles/supervisor'), async ({ request }) => {
      sent.push([request.headers.get('If-Match'), await request.json()]);
      return HttpResponse.json(supervisor);
    }),
  );
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(sent).toEqual([['"3"', { title: 'Supervisor', permissions: ['tickets:read'] }]]);
});

test('shows what somebody else made of a role before that is overwritten', async () => {
  const { client, user } = await openRoles(supervisor);
  await user.click(screen.getByRole('button', { name: 'Edit the role Supervisor' }));
  const dialog = await screen.findByRole('dialog', { name: 'Edit the role Supervisor' });
  await user.click(within(dialog).getByLabelText('Open tickets'));
  const chief = { ...supervisor, title: 'Chief', permissions: ['tickets:read'], version: 4 };
  const sent: (string | null)[] = [];
  server.use(
    http.get(api('/roles'), () => HttpResponse.json({ items: [...builtInRoles, chief] })),
    http.put(api('/roles/supervisor'), ({ request }) => {
      sent.push(request.headers.get('If-Match'));
      return sent.length === 1 ? problem(412, 'stale_version', { currentVersion: 4 }) : HttpResponse.json(chief);
    }),
  );
  await client.invalidateQueries({ queryKey: ['roles'] });
  expect(within(dialog).getByLabelText('Title')).toHaveValue('Supervisor');
  const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  const refusal = await within(dialog).findByRole('alert');
  expect(refusal).toHaveTextContent(/Somebody else changed this a moment ago/);
  expect(shown.mock.contexts).toEqual([refusal]);
  shown.mockRestore();
  await waitFor(() => expect(within(dialog).getByLabelText('Title')).toHaveValue('Chief'));
  expect(within(dialog).getByLabelText('Change status')).not.toBeChecked();
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(sent).toEqual(['"3"', '"4"']);
});

test('retires after asking, and only what nobody has', async () => {
  const held = { ...supervisor, key: 'held', title: 'Held', holders: 2 };
  const { user } = await openRoles(supervisor, held);
  expect(screen.queryByRole('button', { name: 'Retire the role Held' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Retire the role Supervisor' }));
  server.use(http.delete(api('/roles/supervisor'), () => problem(409, 'role_in_use')));
  const question = screen.getByRole('group', { name: 'Retire this role?' });
  await user.click(within(question).getByRole('button', { name: 'Retire' }));
  expect(await screen.findByText('Somebody has this role. Give them another one first.')).toBeInTheDocument();
});

test('is for administrators alone', async () => {
  await signInAs(accountOf('auditor'));
  renderApp('/roles');
  expect(await screen.findByRole('heading', { name: 'This page is not for your role' })).toBeVisible();
});

test.each([
  ['Supervisor', 'supervisor'],
  ['2nd Line — Élite!', 'nd-line-elite'],
  ['日本', ''],
])('suggests a key for %s', (title, key) => {
  expect(keyFor(title)).toBe(key);
});
