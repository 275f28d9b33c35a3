import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/shared/session/use-session';
import { StatusChip } from '../status-chip';
import type { Ticket } from '../ticket';
import { PaneBar } from './pane-bar';
import { Properties } from './properties';
import { TicketActions } from './ticket-actions';
import classes from './ticket-pane.module.css';
import { Timeline } from './timeline';
import { Tracker } from './tracker';

export function TicketView({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const { role } = useAccount();
  return (
    <article className={classes.pane}>
      <header className={classes.head}>
        <PaneBar>
          <StatusChip status={ticket.status} />
        </PaneBar>
        <Title order={1} className={classes.title ?? ''}>
          {ticket.title}
        </Title>
        {role === 'auditor' ? (
          <p className={classes.hint}>{t('detail.readOnly')}</p>
        ) : (
          <TicketActions ticket={ticket} />
        )}
      </header>
      <div className={classes.columns}>
        <div className={classes.main}>
          {role === 'user' && <Tracker status={ticket.status} />}
          <section>
            <h2 className={classes.heading}>{t('detail.description')}</h2>
            <p className={classes.description}>{ticket.description}</p>
          </section>
          <Timeline ticketId={ticket.id} />
        </div>
        <Properties ticket={ticket} />
      </div>
    </article>
  );
}
