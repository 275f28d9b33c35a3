import { shownTimeZone } from './format';

/** An instant as fields for date and time hold it, in the zone that times are shown in: `2026-01-31T13:05:00`. */
export function wallClockOf(instant: Date): string {
  const parts = new Intl.DateTimeFormat('sv', {
    timeZone: shownTimeZone(),
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return parts.format(instant).replace(' ', 'T');
}

/** The instant at which clocks in that zone show this; null for what is no date and time. */
export function instantAt(wallClock: string): Date | null {
  const asUtc = Date.parse(`${wallClock}Z`);
  if (Number.isNaN(asUtc)) return null;
  // Twice, because at the guess the clocks may not have been changed yet.
  const guess = asUtc - ahead(new Date(asUtc));
  return new Date(asUtc - ahead(new Date(guess)));
}

/** Clocks that show the same time of day so many days later, or midnight of that day. */
export function daysLater(instant: Date, days: number, time?: 'midnight'): Date | null {
  const clock = new Date(`${wallClockOf(instant)}Z`);
  clock.setUTCDate(clock.getUTCDate() + days);
  const [day, hours] = clock.toISOString().slice(0, 19).split('T');
  return instantAt(`${day}T${time === 'midnight' ? '00:00' : hours}`);
}

/** How far the zone is ahead of UTC, in milliseconds. */
const ahead = (instant: Date) => Date.parse(`${wallClockOf(instant)}Z`) - Math.floor(instant.getTime() / 1000) * 1000;
