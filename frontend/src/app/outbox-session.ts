import type { QueryClient } from '@tanstack/react-query';
import { addStandIn } from '@/features/tickets/conversation/stand-in';
import { showKept } from '@/features/tickets/outbox/kept';
import type { Command, Kept } from '@/features/tickets/outbox/kept-command';
import { keptWords } from '@/features/tickets/outbox/kept-words';
import { outbox } from '@/features/tickets/outbox/outbox';
import type { Ticket } from '@/features/tickets/ticket';
import { showTicket } from '@/features/tickets/ticket-cache';
import { ticketKeys } from '@/features/tickets/ticket-keys';
import type { Problem } from '@/shared/api/problem';
import { i18n } from '@/shared/i18n/i18n';
import type { LiveConnection } from '@/shared/live/connection';
import type { Session } from '@/shared/session/session';
import { problemWords } from '@/shared/ui/problem-words';
import { say } from '@/shared/ui/say';

/**
 * Kept commands belong to whoever is signed in: sent when the connection is there, gone when the account leaves this
 * device, and waiting for it when only the session ran out. Returns the way to stop.
 */
export function attendOutbox(client: QueryClient, session: Session, live?: LiveConnection): () => void {
  const isOnScreen = (ticketId: string) =>
    client
      .getQueryCache()
      .find({ queryKey: ticketKeys.history(ticketId) })
      ?.isActive();
  const outcomes = {
    onSent: (ticket: Ticket, command: Command) => {
      const state = session.current();
      if (command.kind === 'write' && state.status === 'signed-in') addStandIn(client, command, ticket, state.account);
      showTicket(client, ticket);
    },
    onRefused: (kept: Kept, problem: Problem) => {
      void client.invalidateQueries({ queryKey: ticketKeys.all });
      if (kept.command.kind === 'write' && isOnScreen(kept.command.ticketId)) return;
      const title = i18n.t('outbox.refused', { what: keptWords(i18n.t, kept.command) });
      say(problemWords(i18n.t, problem), { title, color: 'red', role: 'alert', autoClose: 15_000 });
    },
  };
  const follow = () => {
    const state = session.current();
    if (state.status === 'signed-in') outbox.open(state.account.id, outcomes);
    else if (state.status === 'signed-out' && state.ending !== 'expired') outbox.clear();
    else outbox.close();
  };
  const listen = () => {
    const kind = live?.current().kind;
    if (kind === 'live' || kind === 'catching-up') outbox.connected(true);
    else if (kind === 'reconnecting' || kind === 'offline') outbox.connected(false);
  };
  const reload = () => outbox.reload();
  const stops = [
    session.subscribe(follow),
    live?.subscribe(listen),
    outbox.subscribe(() => showKept(outbox.current())),
  ];
  addEventListener('storage', reload);
  follow();
  return () => {
    outbox.close();
    for (const stop of stops) stop?.();
    removeEventListener('storage', reload);
  };
}
