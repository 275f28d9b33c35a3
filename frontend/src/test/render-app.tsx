import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { onTestFinished } from 'vitest';
import { attendLocale } from '@/app/locale-session';
import { attendOutbox } from '@/app/outbox-session';
import { createAppRouter } from '@/app/router';
import { Direction } from '@/shared/i18n/direction';
import type { LiveConnection } from '@/shared/live/connection';
import { LiveContext } from '@/shared/live/use-live';
import type { Account } from '@/shared/session/account';
import { session } from '@/shared/session/session';
import { api, server } from './server';

/** Who the server takes the caller for, with which rights. */
export const meIs = (account: Account) => http.get(api('/me'), () => HttpResponse.json(account));

export async function signInAs(account: Account): Promise<void> {
  server.use(
    http.post(api('/auth/login'), () =>
      HttpResponse.json({ accessToken: `token-of-${account.id}`, tokenType: 'Bearer', expiresIn: 300, account }),
    ),
    meIs(account),
  );
  await session.signIn(account.email, 'password');
}

/** The real pages at an address, with no live connection but the one that is given. */
export function renderApp(path: string, live: LiveConnection | null = null) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  onTestFinished(attendOutbox(client, session));
  onTestFinished(attendLocale(session));
  const router = createAppRouter(client, createMemoryHistory({ initialEntries: [path] }));
  render(
    <Direction>
      <MantineProvider env="test">
        <QueryClientProvider client={client}>
          <LiveContext value={live}>
            <Notifications />
            <RouterProvider router={router} />
          </LiveContext>
        </QueryClientProvider>
      </MantineProvider>
    </Direction>,
  );
  return { client, router, user: userEvent.setup() };
}
