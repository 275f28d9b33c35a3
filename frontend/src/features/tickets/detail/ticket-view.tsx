import { Title } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { mayChange } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { Composer, type ComposerHandle } from '../conversation/composer';
import { Reopening } from '../conversation/reopening';
import { useKept } from '../outbox/kept';
import { isAbout } from '../outbox/kept-command';
import { KeptList } from '../outbox/kept-list';
import { UnsentMark } from '../outbox/unsent-mark';
import { useWanted } from '../outbox/wanted';
import { AlsoHere, TypingNow } from '../presence/also-here';
import { AttendanceContext, useAttendance } from '../presence/attendance';
import { StatusChip } from '../status-chip';
import type { Ticket } from '../ticket';
import { PaneBar } from './pane-bar';
import { Properties } from './properties';
import { TicketActions } from './ticket-actions';
import classes from './ticket-pane.module.css';
import { Timeline } from './timeline';
import { Tracker } from './tracker';

export function TicketView({ ticket: known }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const account = useAccount();
  const { wanted: ticket, unsent } = useWanted(known);
  const kept = useKept().filter((each) => isAbout(each, known.id));
  const attendance = useAttendance(ticket.id);
  const composer = useRef<ComposerHandle>(null);
  const own = account.base === 'user' && ticket.createdBy.id === account.id;
  return (
    <article className={classes.pane}>
      <header className={classes.head}>
        <PaneBar>
          <StatusChip status={ticket.status} />
          {unsent && <UnsentMark />}
          <AlsoHere ticketId={ticket.id} />
        </PaneBar>
        <Title order={1} dir="auto" className={classes.title ?? ''}>
          {ticket.title}
        </Title>
        {account.base !== 'user' && !mayChange(account, ticket) ? (
          <p className={classes.hint}>{t('detail.readOnly')}</p>
        ) : (
          <AttendanceContext value={attendance}>
            <TicketActions ticket={ticket}>
              <Reopening ticket={ticket} onReopen={() => composer.current?.reply()} />
            </TicketActions>
          </AttendanceContext>
        )}
        <KeptList items={kept} ticket={known} />
      </header>
      <div className={classes.columns}>
        <div className={classes.main}>
          {own && <Tracker status={ticket.status} />}
          <Timeline
            ticketId={ticket.id}
            opening={{ requester: ticket.createdBy, at: ticket.createdAt, description: ticket.description }}
          />
          <div>
            <TypingNow ticketId={ticket.id} />
            <AttendanceContext value={attendance}>
              <Composer ref={composer} ticket={ticket} />
            </AttendanceContext>
          </div>
        </div>
        <Properties ticket={ticket} />
      </div>
    </article>
  );
}
