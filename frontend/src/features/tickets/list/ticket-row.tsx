import { Link, useSearch } from '@tanstack/react-router';
import { CircleUser } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { mayWorkOn, reachOf } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { categoryName } from '@/shared/ui/names';
import { Time } from '@/shared/ui/time';
import { UnsentMark } from '../outbox/unsent-mark';
import { useWanted } from '../outbox/wanted';
import { recentChanges } from '../recent-changes';
import { StatusChip } from '../status-chip';
import type { Ticket } from '../ticket';
import { RowActions } from './row-actions';
import classes from './ticket-row.module.css';

interface Props {
  ticket: Ticket;
  open: boolean;
}

/** One ticket in a list: the whole row opens it, its buttons do the next step without opening it. */
export const TicketRow = memo(function TicketRow({ ticket: known, open }: Props) {
  const { t } = useTranslation();
  const { wanted: ticket, unsent } = useWanted(known);
  const account = useAccount();
  const search = useSearch({ strict: false });
  const facts = [categoryName(t, ticket.category)];
  if (reachOf(account) !== 'own') facts.push(t('tickets.by', { name: ticket.createdBy.username }));
  return (
    <div className={classes.row} data-open={open}>
      {recentChanges.isFresh(ticket.id, ticket.version) && (
        <span key={ticket.version} className={classes.flash} aria-hidden />
      )}
      <span className={classes.status}>
        <StatusChip status={ticket.status} />
        {unsent && <UnsentMark />}
      </span>
      <span className={classes.what}>
        <Link
          to="/tickets/$ticketId"
          params={{ ticketId: ticket.id }}
          search={search}
          className={classes.title}
          dir="auto"
          aria-current={open ? 'true' : undefined}
          activeProps={{ 'aria-current': 'true' }}
        >
          {ticket.title}
        </Link>
        <span className={classes.facts}>{facts.join(' · ')}</span>
      </span>
      <Assignee ticket={ticket} />
      <span className={classes.time}>
        <Time at={ticket.createdAt} />
      </span>
      {mayWorkOn(account, ticket) && <RowActions ticket={ticket} />}
    </div>
  );
});

function Assignee({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const account = useAccount();
  const name = ticket.assignee?.id === account.id ? t('tickets.you') : ticket.assignee?.username;
  return (
    <span className={classes.assignee} data-nobody={!name}>
      <CircleUser size={15} strokeWidth={1.8} aria-hidden />
      <span dir="auto" className="ellipsis">
        {name ?? t('tickets.unassigned')}
      </span>
    </span>
  );
}
