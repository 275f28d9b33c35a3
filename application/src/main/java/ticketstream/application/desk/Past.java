package ticketstream.application.desk;

import java.util.Optional;
import ticketstream.domain.ticket.TicketState;

/** What the desk needs to know of a ticket's past and present, read from the event log. */
public interface Past {
    /** The ticket as it is; a deleted one says so, empty when there never was one. */
    Optional<TicketState> ticket(String ticketId);

    /** The ticket as its first {@code version} events left it; empty when it has not come so far. */
    Optional<TicketState> ticketAtVersion(String ticketId, long version);
}
