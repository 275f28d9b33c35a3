/**
 * How the screen stands to the server. `retryAt` is a time in milliseconds, null while an attempt runs; `missed` is how many
 * changes from the time away are yet to be applied.
 */
export type LiveState =
  | { kind: 'idle' }
  | { kind: 'connecting' }
  | { kind: 'live' }
  | { kind: 'catching-up'; missed: number }
  | { kind: 'reconnecting'; retryAt: number | null }
  | { kind: 'offline'; retryAt: number | null };

/** Close codes with a meaning of their own; see the live contract. */
export const closeCodes = {
  tokenExpired: 4401,
  accessWithdrawn: 4403,
  tooManyMessages: 4429,
} as const;
