import { Archive, CircleCheck, CirclePlay, Hourglass, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './status-chip.module.css';
import type { TicketStatus } from './ticket';

export const statusIcons: Record<TicketStatus, LucideIcon> = {
  waiting: Hourglass,
  'in-progress': CirclePlay,
  resolved: CircleCheck,
  closed: Archive,
};

/** A status by shape, word and colour. */
export function StatusChip({ status }: { status: TicketStatus }) {
  const { t } = useTranslation();
  const Icon = statusIcons[status];
  return (
    <span className={classes.chip} data-status={status}>
      <Icon size={13} strokeWidth={2.2} aria-hidden />
      {t(`status.${status}`)}
    </span>
  );
}
