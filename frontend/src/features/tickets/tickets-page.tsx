import { Outlet, useParams, useSearch } from '@tanstack/react-router';
import { TicketListPane } from './list/ticket-list-pane';
import classes from './tickets-page.module.css';

/** The role's list, and beside it (or, on small screens, instead of it) the ticket that is open. */
export function TicketsPage() {
  const { ticketId } = useParams({ strict: false });
  const filters = useSearch({ from: '/member/tickets' });
  return (
    <div className={classes.page} data-open={ticketId !== undefined}>
      <section className={classes.list}>
        <TicketListPane filters={filters} openId={ticketId} />
      </section>
      {ticketId !== undefined && (
        <section className={classes.detail}>
          <Outlet />
        </section>
      )}
    </div>
  );
}
