import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { accountOf } from '@/test/fixtures';
import { renderApp, signInAs } from '@/test/render-app';
import { api, problem, server } from '@/test/server';

const listed = (username: string) => ({ ...accountOf('user'), id: username, username, enabled: true });

/** Opens the list of two accounts, of which the server gives one at a time. */
async function openAccounts() {
  await signInAs(accountOf('admin'));
  server.use(
    http.get(api('/accounts'), ({ request }) =>
      HttpResponse.json(
        new URL(request.url).searchParams.has('cursor')
          ? { items: [listed('Zoe')], next: null }
          : { items: [listed('Ada')], next: 'more' },
      ),
    ),
  );
  const { user } = renderApp('/accounts');
  await screen.findByRole('cell', { name: 'Ada' });
  expect(screen.queryByRole('cell', { name: 'Zoe' })).not.toBeInTheDocument();
  return user;
}

test('finds who is on a page that nobody loaded yet', async () => {
  const user = await openAccounts();
  await user.type(screen.getByLabelText('Find by name or e-mail'), 'zoe');
  expect(await screen.findByRole('cell', { name: 'Zoe' })).toBeInTheDocument();
  expect(screen.queryByRole('cell', { name: 'Ada' })).not.toBeInTheDocument();
});

test('says that nobody fits, but only when all are known', async () => {
  const user = await openAccounts();
  let asked = 0;
  const more = (answer: () => Response) => http.get(api('/accounts'), answer);
  server.use(
    more(() => {
      asked += 1;
      return problem(503, 'store_unavailable');
    }),
  );
  await user.type(screen.getByLabelText('Find by name or e-mail'), 'nobody');
  expect(await screen.findByRole('alert')).toHaveTextContent('The desk cannot store anything right now.');
  expect(screen.queryByText('No account fits this.')).not.toBeInTheDocument();
  expect(asked).toBe(1);
  server.use(more(() => HttpResponse.json({ items: [listed('Zoe')], next: null })));
  await user.click(screen.getByRole('button', { name: 'Load more' }));
  expect(await screen.findByText('No account fits this.')).toBeInTheDocument();
});
