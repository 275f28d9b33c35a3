import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/shared/i18n/format';
import type { Filters } from '../filters';
import { useOpenTickets } from '../open-tickets';
import { statuses } from '../ticket';
import classes from './status-tabs.module.css';

/** The filter used most, one click away. */
export function StatusTabs({ filters }: { filters: Filters }) {
  const { t } = useTranslation();
  const open = useOpenTickets(filters);
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
          {status && <Count of={open(status)} />}
        </Link>
      ))}
    </nav>
  );
}

/** None is not worth a figure; the row has to fit beside an open ticket and on a phone. */
function Count({ of }: { of: number | undefined }) {
  return of ? <span className={classes.count}> {formatNumber(of)}</span> : null;
}
