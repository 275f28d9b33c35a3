import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/shared/session/use-session';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { unsentOn } from '../conversation/unsent';
import { UnsentMessage } from '../conversation/unsent-message';
import { useFollowing } from '../conversation/use-following';
import { useLinkedEvent } from '../conversation/use-linked-event';
import { useNews } from '../conversation/use-news';
import { type Opening, openingOf, timelineOf } from '../history';
import { useKept } from '../outbox/kept';
import type { KeptWriting } from '../outbox/kept-command';
import { historyQuery } from '../ticket-queries';
import pane from './ticket-pane.module.css';
import classes from './timeline.module.css';
import { OpeningEntry, TimelineEntry } from './timeline-entry';

interface Props {
  ticketId: string;
  /** How it began, where that is known without the history. */
  opening?: Opening;
  /** Shows nothing at all when there is no history to see. */
  quiet?: boolean;
}

/** The conversation, and everything else that ever happened to the ticket, in words. */
export function Timeline({ ticketId, opening: known, quiet = false }: Props) {
  const { t } = useTranslation();
  const account = useAccount();
  const history = useQuery(historyQuery(ticketId));
  const entries = history.data?.items;
  const items = useMemo(() => timelineOf(entries ?? []), [entries]);
  const opening = known ?? openingOf(entries ?? []);
  const unsent = unsentOn(ticketId, useKept(), items, account.id);
  const list = useRef<HTMLOListElement>(null);
  useFollowing(list, [...items, ...unsent.map(({ id }) => ({ key: id }))].map(({ key }) => key).join());
  const linked = useLinkedEvent(items.length > 0);
  const news = useNews(items, account.id);
  if (quiet && items.length === 0) return null;
  const sideOf = ({ command }: KeptWriting) => {
    if (command.message.kind === 'note') return 'note';
    return opening?.requester.id === account.id ? 'requester' : 'desk';
  };
  return (
    <section>
      <h2 className={pane.heading}>{t('detail.timeline')}</h2>
      {quiet && <p className={pane.hint}>{t('detail.goneHistory')}</p>}
      <VisuallyHidden role="status" aria-label={t('detail.timeline')}>
        {news}
      </VisuallyHidden>
      <ol ref={list} className={classes.timeline}>
        {opening && <OpeningEntry opening={opening} linked={linked} />}
        {items.map((item) =>
          opening && item.happenings[0]?.kind === 'created' ? null : (
            <TimelineEntry key={item.key} item={item} requesterId={opening?.requester.id} linked={linked} />
          ),
        )}
        {unsent.map((kept) => (
          <li key={kept.id} className={classes.message}>
            <UnsentMessage kept={kept} side={sideOf(kept)} />
          </li>
        ))}
      </ol>
      {history.isPending && <Skeleton height={72} role="status" aria-label={t('timeline.loading')} />}
      {history.isError && <ProblemAlert error={history.error} onRetry={() => void history.refetch()} />}
    </section>
  );
}
