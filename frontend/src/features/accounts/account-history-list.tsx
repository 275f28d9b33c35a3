import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { exactTime } from '@/shared/i18n/format';
import { accountHappening } from '@/shared/ui/account-happening';
import classes from '@/shared/ui/entry-list.module.css';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { accountHistoryQuery } from './account-history';

/** Who could do what, since when, and who decided it; the latest first. */
export function AccountHistoryList({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const history = useQuery(accountHistoryQuery(accountId));
  if (history.isPending) return <Skeleton height={72} role="status" aria-label={t('app.loading')} />;
  if (history.isError) return <ProblemAlert error={history.error} onRetry={() => void history.refetch()} />;
  const entries = history.data.items;
  return (
    <ol className={classes.list} aria-label={t('accountHistory.title')}>
      {[...entries].reverse().map((entry) => (
        <li key={entry.position} className={classes.item}>
          <div className={classes.what}>
            <Text size="sm" className="break-anywhere">
              <strong>{t('timeline.actor', { name: entry.actor?.username || t('timeline.somebody') })}</strong>{' '}
              {accountHappening(t, entry, entries)}
            </Text>
            <Text size="xs" c="dimmed">
              <time dateTime={entry.at}>{exactTime(entry.at)}</time>
            </Text>
          </div>
        </li>
      ))}
    </ol>
  );
}
