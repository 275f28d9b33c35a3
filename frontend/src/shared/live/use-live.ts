import { createContext, useContext, useSyncExternalStore } from 'react';
import type { LiveConnection } from './connection';
import type { LiveState } from './live-state';

export const LiveContext = createContext<LiveConnection | null>(null);

const idle: LiveState = { kind: 'idle' };
const nothing = () => () => undefined;

/** How the live connection stands, and the way to hurry it. */
export function useLive(): { state: LiveState; retryNow: () => void } {
  const live = useContext(LiveContext);
  const state = useSyncExternalStore(live?.subscribe ?? nothing, live?.current ?? (() => idle));
  return { state, retryNow: () => live?.retryNow() };
}
