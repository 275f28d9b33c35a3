import ar from '@/shared/i18n/ar.json';
import de from '@/shared/i18n/de.json';
import el from '@/shared/i18n/el.json';
import en from '@/shared/i18n/en.json';
import es from '@/shared/i18n/es.json';
import fr from '@/shared/i18n/fr.json';
import type { Language } from '@/shared/i18n/languages';

type Words = { [name: string]: string | Words };

const flat = (words: Words, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([name, text]) =>
    typeof text === 'string' ? [[path + name, text] as [string, string]] : flat(text, `${path}${name}.`),
  );

/** All that each language says, by the keys of i18next. */
export const texts: Record<Language, Map<string, string>> = {
  en: new Map(flat(en)),
  el: new Map(flat(el)),
  de: new Map(flat(de)),
  es: new Map(flat(es)),
  fr: new Map(flat(fr)),
  ar: new Map(flat(ar)),
};

/** Whether there is a text for each plural form instead of one for all; English has always one for “one”. */
export const isCounted = (stem: string) => texts.en.has(`${stem}_one`);

/** The key without its plural form. */
export function stemOf(key: string): string {
  const stem = key.replace(/_(zero|one|two|few|many|other)$/, '');
  return isCounted(stem) ? stem : key;
}

/** The keys a language needs for what English says under a stem. */
export function keysOf(stem: string, language: Language): string[] {
  if (!isCounted(stem)) return [stem];
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories.map((form) => `${stem}_${form}`);
}

/** Whether a plural form is chosen for one number alone, so that it need not say which. */
export function meansOneNumber(key: string, language: Language): boolean {
  const rules = new Intl.PluralRules(language);
  const numbers = Array.from({ length: 200 }, (_, number) => number);
  return numbers.filter((number) => `${stemOf(key)}_${rules.select(number)}` === key).length === 1;
}

/** What is put into a text: `{{name}}`. */
export const slots = (text = ''): string[] => [...new Set(text.match(/\{\{.*?\}\}/g))].sort();
