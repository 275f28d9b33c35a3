package ticketstream.application.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketStatus;

/** Commits as a ticket would make them. */
public final class Events {
    public static final Actor ANNE = new Actor("7", "anne", Role.USER, null);

    private Events() {}

    public static DomainEventMessage<?> created(String ticketId) {
        var person = new Person(ANNE.id(), ANNE.username());
        return message(ticketId, 0, new TicketCreated(ticketId, "No sound", "Since this morning", "sales", person));
    }

    public static DomainEventMessage<?> moved(String ticketId, long sequence) {
        return message(
                ticketId,
                sequence,
                sequence % 2 == 1
                        ? new TicketStatusUpdated(ticketId, TicketStatus.WAITING, TicketStatus.IN_PROGRESS)
                        : new TicketStatusUpdated(ticketId, TicketStatus.IN_PROGRESS, TicketStatus.WAITING));
    }

    /** The commit of one command: consecutive events from a sequence number on. */
    public static List<DomainEventMessage<?>> commit(String ticketId, long first, int events) {
        List<DomainEventMessage<?>> commit = new ArrayList<>();
        IntStream.range(0, events)
                .mapToLong(i -> first + i)
                .forEach(s -> commit.add(s == 0 ? created(ticketId) : moved(ticketId, s)));
        return commit;
    }

    public static DomainEventMessage<?> message(String aggregateId, long sequence, Object payload) {
        return new GenericDomainEventMessage<>("ticket", aggregateId, sequence, payload, ANNE.asMetadata());
    }

    public static DomainEventMessage<?> ofAccount(String accountId, long sequence, Object payload) {
        return new GenericDomainEventMessage<>("account", accountId, sequence, payload, ANNE.asMetadata());
    }

    public static DomainEventMessage<?> at(Instant instant, DomainEventMessage<?> event) {
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getPayload(),
                Map.copyOf(event.getMetaData()),
                event.getIdentifier(),
                instant);
    }
}
