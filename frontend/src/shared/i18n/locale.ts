import { setFormats } from './format';
import { i18n, loadTexts } from './i18n';
import { directionOf, type Language, preferredLanguage } from './languages';
import { type Choice, keepChoice, keptChoice } from './locale-storage';

export interface Locale {
  language: Language;
  /** Undefined stands for the browser's. */
  timeZone: string | undefined;
}

/** The language and the time zone that everything is shown in, and whose choice they are. */
class LocaleStore {
  private owner: string | null = null;
  private state: Locale = { language: 'en', timeZone: undefined };
  private run = 0;
  private showing: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<() => void>();

  readonly current = (): Locale => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Shows what this account chose on this device; null for whoever is not signed in. */
  belongTo(accountId: string | null): Promise<void> {
    this.owner = accountId;
    return this.reload();
  }

  /** Keeps a choice and shows it; fails when its texts cannot be fetched. */
  choose(choice: Choice): Promise<void> {
    keepChoice(this.owner, { ...keptChoice(this.owner), ...choice });
    return this.show(choice);
  }

  /** After another window chose. */
  reload(): Promise<void> {
    return this.show({});
  }

  /** Once the last wish is fulfilled, or cannot be. */
  settled(): Promise<void> {
    return this.showing.catch(() => undefined);
  }

  private show(wish: Choice): Promise<void> {
    const choice = { ...keptChoice(null), ...keptChoice(this.owner), ...wish };
    const language = choice.language ?? preferredLanguage(navigator.languages);
    this.showing = this.change({ language, timeZone: choice.timeZone || undefined });
    return this.showing;
  }

  private async change(next: Locale): Promise<void> {
    const run = ++this.run;
    await loadTexts(next.language);
    if (run !== this.run) return;
    this.state = next;
    setFormats(next.language, next.timeZone);
    document.documentElement.lang = next.language;
    document.documentElement.dir = directionOf(next.language);
    await i18n.changeLanguage(next.language);
    for (const listener of this.listeners) listener();
  }
}

export const locale = new LocaleStore();
