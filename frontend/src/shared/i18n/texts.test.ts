import { describe, expect, test } from 'vitest';
import { isCounted, keysOf, meansOneNumber, slots, stemOf, texts } from '@/test/texts';
import { type Language, languages } from './languages';

/** Words that are the same in both languages. */
const loans: Record<Exclude<Language, 'en'>, string> = {
  el: 'Ticketstream E-mail',
  de: `Ticketstream Ticket Tickets System Agent Administrator Analyst Normal Live Offline Name Code Version Details Status`,
  es: 'Ticketstream Ticket Tickets ticket tickets Roles Auditor Normal',
  fr: 'Ticketstream Ticket Tickets ticket tickets Projections Agent Version Description Code Support trace',
  ar: 'Ticketstream',
};

const stems = [...new Set([...texts.en.keys()].map(stemOf))];

function fits(key: string, text: string, language: Language): boolean {
  const stem = stemOf(key);
  if (!isCounted(stem)) return String(slots(text)) === String(slots(texts.en.get(stem)));
  const known = keysOf(stem, 'en').flatMap((each) => slots(texts.en.get(each)));
  const given = slots(text);
  return given.every((slot) => known.includes(slot)) && (given.length > 0 || meansOneNumber(key, language));
}

describe.each(languages)('%s', (language) => {
  test('says everything, in all its plural forms, and nothing else', () => {
    const wanted = stems.flatMap((stem) => keysOf(stem, language));
    expect([...texts[language].keys()].sort()).toEqual(wanted.sort());
  });

  test('puts the same into its texts', () => {
    expect([...texts[language]].filter(([key, text]) => !fits(key, text, language))).toEqual([]);
  });

  test('has no text that is empty or begins or ends with a space', () => {
    expect([...texts[language]].filter(([, text]) => !text || text.trim() !== text)).toEqual([]);
  });
});

const wordsOf = (text: string) => text.replace(/\{\{.*?\}\}/g, '').match(/\p{L}[\p{L}-]+/gu) ?? [];

test.each(languages.filter((language) => language !== 'en'))('%s leaves nothing in English', (language) => {
  const allowed = loans[language].split(' ');
  const left = [...texts[language]]
    .filter(([key, text]) => text === texts.en.get(key))
    .filter(([, text]) => wordsOf(text).some((word) => !allowed.includes(word)));
  expect(left).toEqual([]);
});
