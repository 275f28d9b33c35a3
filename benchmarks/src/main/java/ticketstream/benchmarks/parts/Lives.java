package ticketstream.benchmarks.parts;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketEvent.TicketReleased;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketStatus;

/** The events of a ticket's life as the desk writes them, one commit each: opened, claimed, handed on, resolved, reopened, closed. */
final class Lives {
    /** How many events a life has. */
    static final int EVENTS = 10;

    private static final int OWNERS = 1_000;
    private static final List<String> CATEGORIES = List.of("technical-support", "general-inquiry", "sales");
    private static final Person ADA = new Person("a1", "ada");
    private static final Person BEN = new Person("a2", "ben");
    private static final Actor ACTOR = new Actor(ADA.id(), ADA.username(), Role.ADMIN, null);
    private static final String DESCRIPTION =
            "It jams with every second page since this morning, and the lamp on its left side is red. ".repeat(3);

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private Lives() {}

    /** The first event of a new ticket. */
    static DomainEventMessage<?> created() {
        return message(0, life().getFirst());
    }

    /** All events of a new ticket. */
    static List<? extends DomainEventMessage<?>> whole() {
        var life = life();
        return IntStream.range(0, EVENTS)
                .mapToObj(sequence -> message(sequence, life.get(sequence)))
                .toList();
    }

    private static List<TicketEvent> life() {
        int number = NUMBERS.getAndIncrement();
        String id = UUID.randomUUID().toString();
        String category = CATEGORIES.get(number % CATEGORIES.size());
        var owner = new Person("u" + number % OWNERS, "user-" + number % OWNERS);
        return List.of(
                new TicketCreated(id, "Printer " + number + " jams", DESCRIPTION, category, owner),
                new TicketAssigned(id, ADA, null),
                new TicketStatusUpdated(id, TicketStatus.WAITING, TicketStatus.IN_PROGRESS),
                new TicketDetailsChanged(id, "Printer " + number, DESCRIPTION, "sales", category),
                new TicketAssigned(id, BEN, ADA),
                new TicketStatusUpdated(id, TicketStatus.IN_PROGRESS, TicketStatus.RESOLVED),
                new TicketStatusUpdated(id, TicketStatus.RESOLVED, TicketStatus.IN_PROGRESS),
                new TicketReleased(id, BEN),
                new TicketAssigned(id, ADA, null),
                new TicketStatusUpdated(id, TicketStatus.IN_PROGRESS, TicketStatus.CLOSED));
    }

    private static DomainEventMessage<?> message(int sequence, TicketEvent event) {
        return new GenericDomainEventMessage<>("ticket", event.ticketId(), sequence, event, ACTOR.asMetadata());
    }
}
