import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatList } from '@/shared/i18n/format';
import { useAccount } from '@/shared/session/use-session';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { Time } from '@/shared/ui/time';
import { type TimelineItem, timelineOf } from '../history';
import { historyQuery } from '../ticket-queries';
import { iconOf, useHappeningWords } from './happening-words';
import pane from './ticket-pane.module.css';
import classes from './timeline.module.css';

interface Props {
  ticketId: string;
  /** Shows nothing at all when there is no history to see. */
  quiet?: boolean;
}

/** Everything that ever happened to the ticket, in words. */
export function Timeline({ ticketId, quiet = false }: Props) {
  const { t } = useTranslation();
  const history = useQuery(historyQuery(ticketId));
  const items = useMemo(() => timelineOf(history.data?.items ?? []), [history.data]);
  if (quiet && items.length === 0) return null;
  return (
    <section>
      <h2 className={pane.heading}>{t('detail.timeline')}</h2>
      {quiet && <p className={pane.hint}>{t('detail.goneHistory')}</p>}
      {history.isPending && <Skeleton height={72} role="status" aria-label={t('timeline.loading')} />}
      {history.isError && <ProblemAlert error={history.error} onRetry={() => void history.refetch()} />}
      <ol className={classes.timeline}>
        {items.map((item) => (
          <Entry key={item.key} item={item} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ item }: { item: TimelineItem }) {
  const { t } = useTranslation();
  const account = useAccount();
  const words = useHappeningWords();
  const Icon = iconOf(item.happenings[0]);
  const who = item.actorId === account.id ? t('tickets.you') : item.actor || t('timeline.somebody');
  return (
    <li className={classes.entry}>
      <span className={classes.icon}>
        <Icon size={14} strokeWidth={2} aria-hidden />
      </span>
      <span className={classes.words}>
        <strong>{t('timeline.actor', { name: who })}</strong>{' '}
        {formatList(item.happenings.map((happening) => words(happening, item)))}{' '}
        <span className={classes.time}>
          <Time at={item.at} />
        </span>
      </span>
    </li>
  );
}
