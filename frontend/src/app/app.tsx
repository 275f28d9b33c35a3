import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { LiveContext } from '@/shared/live/use-live';
import { session } from '@/shared/session/session';
import { createLive } from './live-session';
import { createAppQueryClient } from './query-client';
import { createAppRouter, keepTicketPagesAtHand } from './router';
import { cssVariables, theme } from './theme';

const colorSchemeManager = localStorageColorSchemeManager({ key: 'ticketstream.color-scheme' });
const queryClient = createAppQueryClient();
const router = createAppRouter(queryClient);
const live = createLive({ client: queryClient, router, session });
void import('./outbox-session').then(({ attendOutbox }) => attendOutbox(queryClient, session, live));
live.subscribe(() => {
  if (live.current().kind === 'live') keepTicketPagesAtHand(router);
});

export function App({ nonce }: { nonce: string }) {
  return (
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={queryClient}>
          <LiveContext value={live}>
            <Notifications position="bottom-right" limit={3} />
            <RouterProvider router={router} />
          </LiveContext>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}
