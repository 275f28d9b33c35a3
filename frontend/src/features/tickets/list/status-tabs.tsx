import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Filters } from '../filters';
import { statuses } from '../ticket';
import classes from './status-tabs.module.css';

/** The filter used most, one click away. */
export function StatusTabs({ filters }: { filters: Filters }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.tabs} aria-label={t('tickets.filterStatus')}>
      {[undefined, ...statuses].map((status) => (
        <Link
          key={status ?? 'any'}
          to="."
          search={{ ...filters, status }}
          className={classes.tab}
          activeOptions={{ exact: true, includeSearch: true }}
          data-on={filters.status === status}
        >
          {status ? t(`status.${status}`) : t('tickets.anyStatus')}
        </Link>
      ))}
    </nav>
  );
}
