import { useSyncExternalStore } from 'react';
import type { Account } from './account';
import { type SessionState, session } from './session';

export const useSession = (): SessionState => useSyncExternalStore(session.subscribe, session.current);

/** The signed-in account; only for what is rendered behind a sign-in. */
export function useAccount(): Account {
  const state = useSession();
  return state.status === 'signed-in' ? state.account : nobody;
}

/** Shown for the moment between signing out and leaving the page; may do nothing. */
const nobody: Account = {
  id: '',
  username: '',
  email: '',
  role: 'analyst',
  base: 'analyst',
  department: null,
  permissions: [],
  rolePermissions: [],
  grants: [],
  totp: false,
  totpRequired: false,
};
