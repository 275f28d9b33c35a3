import { useSyncExternalStore } from 'react';
import type { Kept } from './kept-command';

/** What the outbox holds, apart from the outbox: the frame around the pages counts it, and is loaded first of all. */
let kept: readonly Kept[] = [];
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function showKept(now: readonly Kept[]): void {
  kept = now;
  for (const listener of listeners) listener();
}

/** Whether nobody answered so far; what was written a moment ago is on its way. */
export const isWaiting = ({ command, refusal, tried }: Kept) => !refusal && (tried || command.kind !== 'write');

/** The account's own commands that are not sent, or not taken, first to last. */
export const useKept = (): readonly Kept[] => useSyncExternalStore(subscribe, () => kept);
