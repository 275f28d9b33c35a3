import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { exactTime, timeAgo } from '@/shared/i18n/format';

let now = Date.now();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets every “2 min. ago” on the screen grow older; mounted once. */
export function useTicking(): void {
  useEffect(() => {
    const timer = setInterval(() => {
      now = Date.now();
      for (const listener of listeners) listener();
    }, 30_000);
    return () => clearInterval(timer);
  }, []);
}

/** When something happened, as a person would say it; the exact time on hover and for machines. */
export function Time({ at }: { at: string }) {
  const { t } = useTranslation();
  const present = useSyncExternalStore(subscribe, () => now);
  return (
    <time dateTime={at} title={exactTime(at)}>
      {timeAgo(at, present) ?? t('tickets.justNow')}
    </time>
  );
}
