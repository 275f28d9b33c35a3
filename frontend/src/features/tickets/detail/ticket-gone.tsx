import { Unplug } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { mayReadAllHistory } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { EmptyState } from '@/shared/ui/empty-state';
import { PaneBar } from './pane-bar';
import classes from './ticket-pane.module.css';
import { Timeline } from './timeline';

interface Props {
  ref: Ref<HTMLDivElement>;
  ticketId: string;
}

/** A ticket that was here a moment ago, or never was: both look the same to whoever may not see it. */
export function TicketGone({ ref, ticketId }: Props) {
  const { t } = useTranslation();
  const keepsHistory = mayReadAllHistory(useAccount());
  return (
    <div ref={ref} tabIndex={-1} className={classes.pane}>
      <PaneBar />
      <div role="status">
        <EmptyState level={1} icon={Unplug} title={t('detail.goneTitle')} body={t('detail.goneBody')} />
      </div>
      {keepsHistory && <Timeline ticketId={ticketId} quiet />}
    </div>
  );
}
