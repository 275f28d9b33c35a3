const PERIOD = 6_000;

/**
 * Milliseconds before attempt `attempt` (0, 1, …) of a client whose `phase` in [0, 1) was left to chance when it lost its
 * connection: it tries a third of its phase later, at its phase, and then every six seconds. However long the server was
 * away, the clients that come back are spread evenly over those six seconds.
 */
export function backoff(attempt: number, phase: number): number {
  if (attempt === 0) return Math.round((PERIOD * phase) / 3);
  return attempt === 1 ? Math.round((PERIOD * phase * 2) / 3) : PERIOD;
}
