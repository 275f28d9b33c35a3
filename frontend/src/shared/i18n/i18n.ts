import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';
import { formatNumber } from './format';
import { isolated } from './isolated';
import { directionOf, type Language } from './languages';

/** What every language has to say: all that English says, with its own plural forms; which ones a test knows. */
type Complete<Words> = {
  [Key in keyof Words as Key extends `${string}_one` ? never : Key]: Words[Key] extends string
    ? string
    : Complete<Words[Key]>;
};

const texts: Record<Exclude<Language, 'en'>, () => Promise<{ default: Complete<typeof en> }>> = {
  el: () => import('./el.json'),
  de: () => import('./de.json'),
  es: () => import('./es.json'),
  fr: () => import('./fr.json'),
  ar: () => import('./ar.json'),
};

void i18next.use(initReactI18next).init({
  resources: { en: { translation: en } },
  lng: 'en',
  fallbackLng: 'en',
  // React escapes; what is left to do is to keep directions apart.
  interpolation: { escape: (text) => isolated(text, directionOf(i18next.language as Language)) },
  initAsync: false,
});
i18next.services.formatter?.add('number', formatNumber);

/** Fetches what has to be said in a language, once. */
export async function loadTexts(language: Language): Promise<void> {
  if (language === 'en' || i18next.hasResourceBundle(language, 'translation')) return;
  i18next.addResourceBundle(language, 'translation', (await texts[language]()).default);
}

export { i18next as i18n };
