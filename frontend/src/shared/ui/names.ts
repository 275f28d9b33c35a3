import type { TFunction } from 'i18next';
import en from '@/shared/i18n/en.json';

const known = (category: string): category is keyof typeof en.category => category in en.category;

/** A category's name; one that only this desk has is made readable from its key. */
export function categoryName(t: TFunction, category: string): string {
  if (known(category)) return t(`category.${category}`);
  const words = category.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const initialsOf = (name: string) =>
  name
    .split(/[\s._-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((part) => [...part][0]?.toLocaleUpperCase() ?? '')
    .join('');
