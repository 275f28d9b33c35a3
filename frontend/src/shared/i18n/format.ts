import { type Language, speaks } from './languages';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

let formats = formatsOf('en', undefined);

/** From now on all that is formatted is in this language and time zone; undefined stands for the browser's zone. */
export function setFormats(language: Language, timeZone: string | undefined): void {
  formats = formatsOf(language, timeZone);
}

function formatsOf(language: Language, timeZone: string | undefined) {
  const locale = regional(language);
  const zone = timeZone ? { timeZone } : {};
  return {
    relative: new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }),
    absolute: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', ...zone }),
    day: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...zone }),
    dayAndYear: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...zone }),
    number: new Intl.NumberFormat(locale),
    list: new Intl.ListFormat(locale, { type: 'unit', style: 'short' }),
  };
}

/** As in the browser's own country, where that speaks the language; one kind of digits, as ids and addresses have it too. */
function regional(language: Language): Intl.Locale {
  const tag = navigator.languages.find((each) => speaks(each, language)) ?? language;
  return new Intl.Locale(tag, { calendar: 'gregory', numberingSystem: 'latn' });
}

/** “2 min. ago”, and a date for what is older than a week; null for the last minute. */
export function timeAgo(at: string, now: number): string | null {
  const date = new Date(at);
  const past = Math.max(0, now - date.getTime());
  if (past > 7 * 86_400_000) return (past > 300 * 86_400_000 ? formats.dayAndYear : formats.day).format(date);
  for (const [unit, length] of steps) {
    if (past >= length) return formats.relative.format(-Math.floor(past / length), unit);
  }
  return null;
}

export const exactTime = (at: string) => formats.absolute.format(new Date(at));

export const formatNumber = (value: number) => formats.number.format(value);

export const formatList = (items: string[]) => formats.list.format(items);

/** The zone that times are shown in. */
export const shownTimeZone = () => formats.absolute.resolvedOptions().timeZone;
