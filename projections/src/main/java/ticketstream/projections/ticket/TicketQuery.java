package ticketstream.projections.ticket;

import org.jspecify.annotations.Nullable;
import ticketstream.projections.row.Page;

/**
 * One page of a list of tickets.
 *
 * @param limit 1 to {@link Page#LARGEST}
 * @param after where the page before ended; null for the first page
 */
public record TicketQuery(
        TicketFilter filter,
        TicketSort sort,
        int limit,
        @Nullable TicketPlace after) {

    public TicketQuery {
        Page.checked(limit);
    }
}
