import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { accountOf } from '@/test/fixtures';
import { renderApp, signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';

test('Escape closes the question, and the dialog below it only when pressed again', async () => {
  await signInAs(accountOf('admin'));
  const account = { ...accountOf('user'), enabled: true };
  server.use(
    http.get(api('/accounts'), () => HttpResponse.json({ items: [account], next: null })),
    http.put(api('/accounts/user-1/role'), () => problem(403, 'reauth_required')),
  );
  const { user } = renderApp('/accounts');
  await user.click(await screen.findByRole('button', { name: 'Change role of Some user' }));
  const below = await screen.findByRole('dialog', { name: 'Change role of Some user' });
  await user.click(within(below).getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('dialog', { name: 'Is it still you?' })).toBeInTheDocument();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Is it still you?' })).not.toBeInTheDocument());
  expect(below).toBeInTheDocument();
  expect(await screen.findByText(/You did not confirm your password/)).toBeInTheDocument();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(below).not.toBeInTheDocument());
});
