import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './list-skeleton.module.css';

const rows = ['62%', '48%', '71%', '55%', '66%', '40%'];

/** Shaped like the rows to come; invisible for the first moment, so that a quick answer does not flicker. */
export function ListSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.skeleton} role="status" aria-label={t('app.loading')}>
      {rows.map((width) => (
        <div key={width} className={classes.row}>
          <Skeleton height={14} width={width} />
          <Skeleton height={11} width="34%" />
        </div>
      ))}
    </div>
  );
}
