import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { Direction } from '@/shared/i18n/direction';
import { LiveContext } from '@/shared/live/use-live';
import { session } from '@/shared/session/session';
import { createLive } from './live-session';
import { attendLocale } from './locale-session';
import { Notices } from './notices';
import { createAppQueryClient } from './query-client';
import { createAppRouter, keepTicketPagesAtHand } from './router';
import { cssVariables, theme } from './theme';

const colorSchemeManager = localStorageColorSchemeManager({ key: 'ticketstream.color-scheme' });
const queryClient = createAppQueryClient();
const router = createAppRouter(queryClient);
attendLocale(session);
const live = createLive({ client: queryClient, router, session });
void import('./outbox-session').then(({ attendOutbox }) => attendOutbox(queryClient, session, live));
live.subscribe(() => {
  if (live.current().kind === 'live') keepTicketPagesAtHand(router);
});

export function App({ nonce }: { nonce: string }) {
  return (
    <StrictMode>
      <Direction>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          colorSchemeManager={colorSchemeManager}
          defaultColorScheme="auto"
          getStyleNonce={() => nonce}
        >
          <QueryClientProvider client={queryClient}>
            <LiveContext value={live}>
              <Notices />
              <RouterProvider router={router} />
            </LiveContext>
          </QueryClientProvider>
        </MantineProvider>
      </Direction>
    </StrictMode>
  );
}
