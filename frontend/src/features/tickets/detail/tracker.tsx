import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { statuses, type TicketStatus } from '../ticket';
import classes from './tracker.module.css';

/** How far the ticket has come, for the person who waits for it. */
export function Tracker({ status }: { status: TicketStatus }) {
  const { t } = useTranslation();
  const reached = statuses.indexOf(status);
  return (
    <ol className={classes.tracker} aria-label={t('detail.progress')}>
      {statuses.map((step, index) => (
        <li
          key={step}
          data-state={index < reached ? 'done' : index === reached ? 'now' : 'ahead'}
          aria-current={index === reached ? 'step' : undefined}
        >
          <span className={classes.mark}>{index < reached && <Check size={12} strokeWidth={3} aria-hidden />}</span>
          {t(`status.${step}`)}
        </li>
      ))}
    </ol>
  );
}
