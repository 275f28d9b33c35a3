import { Badge, Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { exactTime } from '@/shared/i18n/format';
import classes from '@/shared/ui/entry-list.module.css';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { Time } from '@/shared/ui/time';
import { type OpenSession, openSessionsQuery } from './open-sessions';

interface Props {
  of: string;
  /** Without it sessions are only shown. */
  onEnd?: (session: OpenSession) => void;
  busy?: boolean;
}

/** Where somebody is signed in, the last used first. */
export function SessionList({ of, onEnd, busy = false }: Props) {
  const { t } = useTranslation();
  const sessions = useQuery(openSessionsQuery(of));
  if (sessions.isPending) return <Skeleton height={56} role="status" aria-label={t('app.loading')} />;
  if (sessions.isError) return <ProblemAlert error={sessions.error} onRetry={() => void sessions.refetch()} />;
  if (sessions.data.items.length === 0) return <Text size="sm">{t('sessions.none')}</Text>;
  return (
    <ul className={classes.list} aria-label={t('sessions.title')}>
      {sessions.data.items.map((session) => (
        <li key={session.id} className={classes.item}>
          <div className={classes.what}>
            <Text size="sm" fw={550} component="span">
              {session.device ?? t('sessions.unknownDevice')}
            </Text>{' '}
            {session.current && <Badge variant="light">{t('sessions.current')}</Badge>}
            <Text size="xs" c="dimmed" className="break-anywhere">
              {session.address ?? t('sessions.unknownAddress')} ·{' '}
              {t('sessions.since', { at: exactTime(session.createdAt) })} · {t('sessions.lastUsed')}{' '}
              <Time at={session.lastUsedAt} />
            </Text>
          </div>
          {onEnd && (
            <Button
              size="compact-xs"
              variant="default"
              disabled={busy}
              aria-label={t('sessions.endNamed', { device: session.device ?? t('sessions.unknownDevice') })}
              onClick={() => onEnd(session)}
            >
              {t('sessions.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
