const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const absolute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });
const number = new Intl.NumberFormat('en');

/** “2 min. ago”, and a date for what is older than a week; null for the last minute. */
export function timeAgo(at: string, now: number): string | null {
  const date = new Date(at);
  const past = Math.max(0, now - date.getTime());
  if (past > 7 * 86_400_000) return (past > 300 * 86_400_000 ? dayAndYear : day).format(date);
  for (const [unit, length] of steps) {
    if (past >= length) return relative.format(-Math.floor(past / length), unit);
  }
  return null;
}

export const exactTime = (at: string) => absolute.format(new Date(at));

export const formatNumber = (value: number) => number.format(value);
