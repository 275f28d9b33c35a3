package ticketstream.web.live.presence;

import java.util.Optional;
import ticketstream.domain.ticket.TicketState;

/** Finds a ticket as the log has it now, as whoever asks for it by its id does. */
@FunctionalInterface
public interface TicketLookup {
    /** Deleted ones included; empty if there never was one. Throws when the log cannot be read now. */
    Optional<TicketState> find(String ticketId);
}
