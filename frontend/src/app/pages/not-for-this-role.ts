import type { Account } from '@/shared/session/account';
import { session } from '@/shared/session/session';

/** Thrown by a route that the signed-in account's role has no business with. */
export class NotForThisRole extends Error {}

/** A route's guard; runs again whenever rights change, also in windows already open. */
export const only = (may: (account: Account) => boolean) => () => {
  const state = session.current();
  if (state.status === 'signed-in' && !may(state.account)) throw new NotForThisRole();
};
