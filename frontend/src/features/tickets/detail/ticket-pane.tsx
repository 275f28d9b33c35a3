import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { useFocusBack } from '@/shared/ui/use-focus-back';
import { listedTicket } from '../ticket-cache';
import { ticketQuery } from '../ticket-queries';
import { TicketGone } from './ticket-gone';
import classes from './ticket-pane.module.css';
import { TicketSkeleton } from './ticket-skeleton';
import { TicketView } from './ticket-view';

/** The ticket of the address, whatever state it is in. */
export function TicketPane() {
  const { ticketId } = useParams({ from: '/member/tickets/$ticketId' });
  const client = useQueryClient();
  const ticket = useQuery({
    ...ticketQuery(ticketId),
    initialData: () => listedTicket(client, ticketId),
    initialDataUpdatedAt: 0,
  });
  const gone = useFocusBack<HTMLDivElement>(ticket.data === null);
  if (ticket.isPending) return <TicketSkeleton />;
  if (ticket.data === null) return <TicketGone ref={gone} ticketId={ticketId} />;
  if (ticket.data) return <TicketView key={ticketId} ticket={ticket.data} />;
  return (
    <div className={classes.pane}>
      <ProblemAlert error={ticket.error} onRetry={() => void ticket.refetch()} />
    </div>
  );
}
