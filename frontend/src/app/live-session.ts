import type { QueryClient } from '@tanstack/react-query';
import { openTicketsKey } from '@/features/tickets/open-tickets';
import { presenceKey } from '@/features/tickets/presence/presence';
import { applyChange } from '@/features/tickets/ticket-cache';
import { ticketKeys } from '@/features/tickets/ticket-keys';
import { doubters } from '@/shared/api/http';
import { LiveConnection } from '@/shared/live/connection';
import { isTicketChange, type ServerFrame } from '@/shared/live/frames';
import { type Account, lacksTotp } from '@/shared/session/account';
import type { Session } from '@/shared/session/session';
import { sayAccessChanged, withdrawAccessNotices } from './access-notice';
import type { AppRouter } from './router';

/** A token is renewed this long before it ends, in milliseconds; sooner when it lives shorter than that. */
const RENEW_BEFORE = 45_000;
const PATIENCE_WHEN_OFFLINE = 600;
const PATIENCE_WHEN_VISIBLE = 3_000;
const PATIENCE_WHEN_IN_DOUBT = 3_000;

interface Desk {
  client: QueryClient;
  router: AppRouter;
  session: Session;
}

/** Ties the live connection to the session (who says hello), the cache (where changes go) and the browser's signals. */
export function createLive(desk: Desk): LiveConnection {
  const { client, session } = desk;
  let welcomed = false;
  const onFrame = (frame: ServerFrame) => {
    if (isTicketChange(frame)) applyChange(client, frame);
    else if (frame.type === 'presence') client.setQueryData(presenceKey, frame);
    else if (frame.type === 'counters') client.setQueryData(openTicketsKey, frame);
    else if (frame.type === 'access-changed') void startOver(desk);
    else if (frame.type === 'resync') void catchUp(desk);
    else if (frame.type === 'welcome' && !welcomed) {
      // What was loaded before the first welcome may have missed a change in between.
      void client.invalidateQueries({ queryKey: ticketKeys.all });
    }
    if (frame.type === 'welcome') void loadWhatFailed(client);
    if (frame.type === 'welcome' || frame.type === 'resync') welcomed = true;
  };
  const live = new LiveConnection({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`,
    token: (refused) => freshToken(session, refused),
    onFrame,
    onWithdrawn: () => void withdrawn(session),
  });
  followSession(live, desk, () => {
    welcomed = false;
  });
  followRights(session);
  followBrowser(live);
  return live;
}

/** The live connection is closed to whoever may not come in at all, and to whoever lacks a demanded second factor. */
async function withdrawn(session: Session): Promise<void> {
  if (!(await session.discoversMissingTotp())) session.end('withdrawn');
}

async function freshToken(session: Session, refused: boolean): Promise<string | null> {
  if (refused || session.remaining() < 5_000) await session.refresh();
  return session.token();
}

/** What was asked for while nobody answered is shown without asking again. */
const loadWhatFailed = (client: QueryClient) =>
  client.refetchQueries({
    queryKey: ticketKeys.all,
    type: 'active',
    predicate: ({ state }) => state.status === 'error',
  });

/** With other rights nothing counts that was loaded before. */
async function startOver(desk: Desk): Promise<void> {
  await reloadRights(desk);
  await desk.client.resetQueries({ queryKey: ticketKeys.all });
}

/** The server cannot tell what was missed: tickets, or that the rights changed. */
async function catchUp(desk: Desk): Promise<void> {
  const before = JSON.stringify(desk.session.current());
  await reloadRights(desk);
  if (JSON.stringify(desk.session.current()) === before) {
    await desk.client.invalidateQueries({ queryKey: ticketKeys.all });
  } else await desk.client.resetQueries({ queryKey: ticketKeys.all });
}

async function reloadRights({ session, router }: Desk): Promise<void> {
  await session.reload().catch(() => session.refresh().catch(() => undefined));
  await router.invalidate();
}

function followSession(live: LiveConnection, { client, router, session }: Desk, onEnd: () => void): void {
  let renewal: ReturnType<typeof setTimeout> | undefined;
  let token = session.token();
  session.subscribe(() => {
    const state = session.current();
    if (state.status === 'signed-out') {
      clearTimeout(renewal);
      token = null;
      live.stop();
      onEnd();
      client.clear();
      void router.invalidate();
      return;
    }
    const isNew = session.token() !== token;
    token = session.token();
    if (state.status === 'signed-in' && lacksTotp(state.account)) live.stop();
    else {
      if (isNew && token) live.renew(token);
      live.start();
    }
    if (!isNew) return;
    clearTimeout(renewal);
    const wait = Math.max(session.remaining() / 2, session.remaining() - RENEW_BEFORE);
    renewal = setTimeout(() => void session.refresh().catch(() => undefined), wait);
  });
}

/** However a change of rights was learned: by a frame, or by a renewal after one was missed. */
function followRights(session: Session): void {
  let known: Account | null = null;
  session.subscribe(() => {
    const state = session.current();
    const account = state.status === 'signed-in' ? state.account : null;
    if (known && account) sayAccessChanged(known, account);
    if (!account) withdrawAccessNotices();
    known = account;
  });
}

function followBrowser(live: LiveConnection): void {
  addEventListener('online', () => live.retryNow());
  doubters.add(() => live.probe(PATIENCE_WHEN_IN_DOUBT));
  addEventListener('offline', () => live.probe(PATIENCE_WHEN_OFFLINE));
  live.hide(document.visibilityState !== 'visible');
  document.addEventListener('visibilitychange', () => {
    const hidden = document.visibilityState !== 'visible';
    live.hide(hidden);
    if (hidden) return;
    live.retryNow();
    live.probe(PATIENCE_WHEN_VISIBLE);
  });
}
