package ticketstream.application.history;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ticketstream.application.eventstore.EventLog;
import ticketstream.application.eventstore.LoggedEvent;
import ticketstream.application.ticket.TicketStates;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketMessage;
import ticketstream.domain.ticket.TicketEvent.TicketNoted;
import ticketstream.domain.ticket.TicketState;

/** Tickets as the log has them: always current, at any time or version, deleted ones included. Asks nobody's rights. */
public final class TicketHistory {
    private final EventLog log;
    private final TicketStates tickets;

    public TicketHistory(EventLog log, TicketStates tickets) {
        this.log = log;
        this.tickets = tickets;
    }

    /** The ticket as it is now; empty if there never was one. */
    public Optional<TicketState> ticket(String id) {
        return tickets.current(id);
    }

    /** The ticket as it was at an instant; empty if it was not there yet. */
    public Optional<TicketState> ticketAsOf(String id, Instant instant) {
        return fold(id, event -> !event.at().isAfter(instant));
    }

    /** The ticket after its first {@code version} events; empty if it never had that many. */
    public Optional<TicketState> ticketAtVersion(String id, long version) {
        return fold(id, event -> event.version() <= version).filter(ticket -> ticket.version() == version);
    }

    /** Everything that happened to the ticket, in order, with or without its notes. */
    public List<HistoryEntry> entries(String id, boolean notes) {
        return ticketEvents(id).stream()
                .filter(event -> notes || !(event.payload() instanceof TicketNoted))
                .map(TicketHistory::entry)
                .toList();
    }

    /** What was written to the ticket under this id; empty if nothing was. */
    public Optional<TicketMessage> message(String id, String messageId) {
        return ticketEvents(id).stream()
                .map(LoggedEvent::payload)
                .filter(TicketMessage.class::isInstance)
                .map(TicketMessage.class::cast)
                .filter(message -> message.messageId().equals(messageId))
                .findFirst();
    }

    /** Stops at the first event that is not wanted, because a fold cannot leave one out. */
    private Optional<TicketState> fold(String id, Predicate<LoggedEvent> wanted) {
        @Nullable TicketState ticket = null;
        for (LoggedEvent event : ticketEvents(id)) {
            if (!wanted.test(event)) {
                break;
            }
            ticket = TicketState.evolve(ticket, (TicketEvent) event.payload(), event.at());
        }
        return Optional.ofNullable(ticket);
    }

    /** An id of something else than a ticket is no ticket's id. */
    private List<LoggedEvent> ticketEvents(String id) {
        List<LoggedEvent> events = log.events(id);
        return events.isEmpty() || events.getFirst().payload() instanceof TicketEvent ? events : List.of();
    }

    private static HistoryEntry entry(LoggedEvent event) {
        if (event.payload() instanceof TicketCreated created) {
            TicketState opened = TicketState.opened(created, event.at());
            var beginning = new LinkedHashMap<String, String>();
            beginning.put("status", opened.status().toString());
            beginning.put("priority", opened.priority().toString());
            return HistoryEntry.of(event, beginning);
        }
        return HistoryEntry.of(event, Map.of());
    }
}
