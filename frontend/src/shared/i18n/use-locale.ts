import { useSyncExternalStore } from 'react';
import { type Locale, locale } from './locale';

export const useLocale = (): Locale => useSyncExternalStore(locale.subscribe, locale.current);
