import { locale } from '@/shared/i18n/locale';
import type { Session } from '@/shared/session/session';

/**
 * The language is that of whoever is signed in, also while they have to sign in again, and in all their windows. Returns
 * the way to stop.
 */
export function attendLocale(session: Session): () => void {
  let owner: string | null = null;
  const belongTo = (accountId: string | null) => {
    owner = accountId;
    void locale.belongTo(accountId).catch(() => undefined);
  };
  const follow = () => {
    const state = session.current();
    if (state.status === 'signed-in' && state.account.id !== owner) belongTo(state.account.id);
    if (state.status === 'signed-out' && state.ending !== 'expired' && owner !== null) belongTo(null);
  };
  const reload = ({ key }: StorageEvent) => {
    if (key?.startsWith('ticketstream.locale')) void locale.reload().catch(() => undefined);
  };
  const stop = session.subscribe(follow);
  addEventListener('storage', reload);
  belongTo(null);
  follow();
  return () => {
    stop();
    removeEventListener('storage', reload);
  };
}
