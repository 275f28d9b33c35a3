import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatList } from '@/shared/i18n/format';
import type { MessageKind, TimelineItem } from '../history';

/** Nobody wants to be told more often than this, in milliseconds. */
const PAUSE = 5_000;

/** A sentence about what others wrote since this page was opened, for screen readers; much at once is one sentence. */
export function useNews(items: TimelineItem[], accountId: string): string {
  const { t } = useTranslation();
  const [news, setNews] = useState('');
  const seen = useRef(0);
  const untold = useRef<TimelineItem[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const known = seen.current;
    seen.current = Math.max(known, items.at(-1)?.version ?? 0);
    if (known === 0) return;
    const fresh = items.filter(({ version, message, actorId }) => version > known && message && actorId !== accountId);
    untold.current.push(...fresh);
    const tell = () => {
      const told = untold.current.splice(0);
      timer.current = told.length > 0 ? setTimeout(tell, PAUSE) : undefined;
      const words = (kind: MessageKind) => {
        const names = [...new Set(told.filter((item) => item.message?.kind === kind).map(({ actor }) => actor))];
        return names.length > 0 ? [t(`conversation.${newsOf[kind]}`, { names: formatList(names) })] : [];
      };
      setNews([...words('reply'), ...words('note')].join('. '));
    };
    if (fresh.length > 0 && timer.current === undefined) tell();
  }, [items, accountId, t]);
  return news;
}

const newsOf = { reply: 'newReply', note: 'newNote' } as const;
