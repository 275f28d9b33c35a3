/** What the desk speaks, English first: it is in the first load and stands in where nothing else can. */
export const languages = ['en', 'el', 'de', 'es', 'fr', 'ar'] as const;
export type Language = (typeof languages)[number];

/** Each in its own words, for those who understand no other. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  el: 'Ελληνικά',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  ar: 'العربية',
};

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** Whether a tag like `de-AT` means this language. */
export const speaks = (tag: string, language: Language) => tag.toLowerCase().split('-')[0] === language;

/** The first that somebody wants and we have. */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const known = languages.find((language) => speaks(tag, language));
    if (known) return known;
  }
  return 'en';
}
