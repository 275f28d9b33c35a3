const FIRST = 300;
const LONGEST = 5_000;

/** Milliseconds before attempt `attempt` (0, 1, …): doubling from 300 to 5,000, of which up to a third is left out at random. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST, FIRST * 2 ** attempt);
  return Math.round(full * (1 - random() / 3));
}
