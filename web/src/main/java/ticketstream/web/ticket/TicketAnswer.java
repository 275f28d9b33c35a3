package ticketstream.web.ticket;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.Priority;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;

/** A ticket as the outside sees it, in answers and in live frames alike. */
public record TicketAnswer(
        String id,
        String title,
        String description,
        String category,
        TicketStatus status,
        Priority priority,
        Person createdBy,
        @Nullable Person assignee,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static TicketAnswer of(TicketState ticket) {
        return new TicketAnswer(
                ticket.id(),
                ticket.title(),
                ticket.description(),
                ticket.category(),
                ticket.status(),
                ticket.priority(),
                ticket.createdBy(),
                ticket.assignee(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.version());
    }

    static ResponseEntity<TicketAnswer> ok(TicketState ticket) {
        return ResponseEntity.ok().eTag(tag(ticket)).body(of(ticket));
    }

    static ResponseEntity<TicketAnswer> created(TicketState ticket) {
        return ResponseEntity.created(URI.create("/api/v1/tickets/" + ticket.id()))
                .eTag(tag(ticket))
                .body(of(ticket));
    }

    private static String tag(TicketState ticket) {
        return "\"" + ticket.version() + "\"";
    }
}
