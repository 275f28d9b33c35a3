import { Badge, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { exactTime } from '@/shared/i18n/format';
import { BusyButton } from '@/shared/ui/busy-button';
import classes from '@/shared/ui/entry-list.module.css';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { Time } from '@/shared/ui/time';
import { useFocusBack } from '@/shared/ui/use-focus-back';
import { type OpenSession, openSessionsQuery } from './open-sessions';

interface Props {
  of: string;
  /** Without it sessions are only shown. */
  onEnd?: (session: OpenSession) => void;
  /** The id of the session that is being ended. */
  ending?: string | null | undefined;
}

/** Where somebody is signed in, the last used first. */
export function SessionList({ of, ...more }: Props) {
  const { t } = useTranslation();
  const sessions = useQuery(openSessionsQuery(of));
  if (sessions.isPending) return <Skeleton height={56} role="status" aria-label={t('app.loading')} />;
  if (sessions.isError) return <ProblemAlert error={sessions.error} onRetry={() => void sessions.refetch()} />;
  return <Items items={sessions.data.items} {...more} />;
}

function Items({ items, onEnd, ending }: Omit<Props, 'of'> & { items: OpenSession[] }) {
  const { t } = useTranslation();
  const place = useFocusBack<HTMLDivElement>(items.length);
  return (
    <div ref={place} tabIndex={-1}>
      {items.length === 0 ? (
        <Text size="sm">{t('sessions.none')}</Text>
      ) : (
        <ul className={classes.list} aria-label={t('sessions.title')}>
          {items.map((session) => (
            <Item key={session.id} session={session} onEnd={onEnd} busy={session.id === ending} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface ItemProps {
  session: OpenSession;
  onEnd: Props['onEnd'];
  busy: boolean;
}

function Item({ session, onEnd, busy }: ItemProps) {
  const { t } = useTranslation();
  const device = session.device ?? t('sessions.unknownDevice');
  return (
    <li className={classes.item}>
      <div className={classes.what}>
        <Text size="sm" fw={550} component="span">
          <bdi>{device}</bdi>
        </Text>{' '}
        {session.current && <Badge variant="light">{t('sessions.current')}</Badge>}
        <Text size="xs" c="dimmed" className="break-anywhere">
          <bdi>{session.address ?? t('sessions.unknownAddress')}</bdi> ·{' '}
          {t('sessions.since', { at: exactTime(session.createdAt) })} · {t('sessions.lastUsed')}{' '}
          <Time at={session.lastUsedAt} />
        </Text>
      </div>
      {onEnd && (
        <BusyButton
          size="compact-xs"
          variant="default"
          busy={busy}
          aria-label={t('sessions.endNamed', { device })}
          onClick={() => onEnd(session)}
        >
          {t('sessions.end')}
        </BusyButton>
      )}
    </li>
  );
}
