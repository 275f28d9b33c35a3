import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { accountOf, grantOf, ticketOf } from '@/test/fixtures';
import { renderApp, signInAs } from '@/test/render-app';
import { api, server } from '@/test/server';

const listed = { ...accountOf('user'), enabled: true };

async function openAccounts() {
  await signInAs(accountOf('admin'));
  server.use(
    http.get(api('/accounts'), () => HttpResponse.json({ items: [listed], next: null })),
    http.get(api('/accounts/user-1/grants'), () => HttpResponse.json({ items: [grantOf()] })),
  );
  return renderApp('/accounts').user;
}

const button = (name: string) => screen.findByRole('button', { name });

test.each(['Details of Some user', 'Change role of Some user', 'Disable Some user', 'New account'])(
  'closing the dialog that “%s” opened gives the focus back to it',
  async (name) => {
    const user = await openAccounts();
    await user.click(await button(name));
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect(dialog).toContainElement(document.activeElement as HTMLElement));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(await button(name)).toHaveFocus();
  },
);

test('a form and a question give the focus back to what opened them, and what is done to its row', async () => {
  const user = await openAccounts();
  await user.click(await button('Details of Some user'));
  await user.click(await button('Give rights for a time'));
  await user.click(await button('Cancel'));
  expect(await button('Give rights for a time')).toHaveFocus();
  const withdraw = 'Withdraw: Agent, for Sales';
  await user.click(await button(withdraw));
  await user.click(within(screen.getByRole('group', { name: 'Take this back now?' })).getByText('Cancel'));
  expect(await button(withdraw)).toHaveFocus();
  server.use(
    http.delete(api('/accounts/user-1/grants/grant-1'), () => new HttpResponse(null, { status: 204 })),
    http.get(api('/accounts/user-1/grants'), () => HttpResponse.json({ items: [grantOf({ state: 'withdrawn' })] })),
  );
  await user.click(await button(withdraw));
  await user.click(within(screen.getByRole('group', { name: 'Take this back now?' })).getByText('Withdraw'));
  await waitFor(() => expect(screen.getByText('Withdrawn').closest('li')).toHaveFocus());
});

test('a dialog that a menu opened gives the focus back to its button, and a ticket that goes to what takes its place', async () => {
  await signInAs(accountOf('admin'));
  server.use(
    http.get(api('/tickets'), () => HttpResponse.json({ items: [ticketOf()], next: null })),
    http.get(api('/tickets/ticket-1'), () => HttpResponse.json(ticketOf())),
    http.get(api('/tickets/ticket-1/history'), () => HttpResponse.json({ items: [] })),
    http.delete(api('/tickets/ticket-1'), () => new HttpResponse(null, { status: 204 })),
  );
  const { user } = renderApp('/tickets/ticket-1');
  const openDialog = async () => {
    await user.click(await button('More actions'));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    return screen.findByRole('dialog');
  };
  const dialog = await openDialog();
  await waitFor(() => expect(dialog).toContainElement(document.activeElement as HTMLElement));
  await user.keyboard('{Escape}');
  expect(await button('More actions')).toHaveFocus();
  await user.click(within(await openDialog()).getByRole('button', { name: 'Delete' }));
  const gone = await screen.findByRole('heading', { name: 'This ticket is no longer available' });
  await waitFor(() => expect(document.activeElement).toContainElement(gone));
  expect(document.body).not.toHaveFocus();
});

test('steps of the second factor and sessions that end keep the focus near', async () => {
  await signInAs(accountOf('user'));
  const sessionOf = (id: string) => ({
    id,
    createdAt: '2026-01-01T10:00:00Z',
    lastUsedAt: '2026-01-01T10:00:00Z',
    address: null,
    device: id,
    current: id === 'here',
  });
  server.use(
    http.get(api('/me/sessions'), () => HttpResponse.json({ items: ['here', 'there'].map(sessionOf) })),
    http.delete(api('/me/sessions/there'), () => {
      server.use(http.get(api('/me/sessions'), () => HttpResponse.json({ items: [sessionOf('here')] })));
      return new HttpResponse(null, { status: 204 });
    }),
    http.post(api('/me/totp'), () => HttpResponse.json({ secret: 'ABCD', uri: 'otpauth://totp/x?secret=ABCD' })),
  );
  const { user } = renderApp('/account/security');
  expect(await screen.findByText('there')).toBeInTheDocument();
  expect(document.body).toHaveFocus();
  await user.click(await button('Switch on'));
  expect(await screen.findByLabelText('Code')).toHaveFocus();
  await user.click(await button('Cancel'));
  expect(screen.getByRole('group', { name: 'Second factor' })).toHaveFocus();
  await user.click(await button('End session: there'));
  await waitFor(() => expect(screen.queryByText('there')).not.toBeInTheDocument());
  expect(document.activeElement).toContainElement(screen.getByRole('list', { name: 'Sessions' }));
  expect(document.body).not.toHaveFocus();
});
