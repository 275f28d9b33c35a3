import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './ticket-pane.module.css';

export function TicketSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.pane} role="status" aria-label={t('app.loading')}>
      <div className={classes.skeleton}>
        <Skeleton height={20} width={96} />
        <Skeleton height={28} width="70%" />
        <Skeleton height={32} width={220} />
        <Skeleton height={110} mt="md" />
        <Skeleton height={14} width="55%" mt="md" />
        <Skeleton height={14} width="48%" />
      </div>
    </div>
  );
}
