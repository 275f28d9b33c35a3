package ticketstream.projections.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketEvent.TicketReleased;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;

/** Random but possible lives of tickets, and what they come to. */
public final class Histories {
    public static final List<String> CATEGORIES = List.of("sales", "technical-support", "general-inquiry");
    public static final List<Person> PEOPLE =
            List.of(new Person("u1", "eve"), new Person("u2", "max"), new Person("u3", "zoë"));

    private static final List<String> WORDS =
            List.of("Printer", "burns", "(urgent)", "100%", "Ärger", "a.b", "ORDER", "late");

    private final Random random;
    private final Map<String, TicketState> tickets = new HashMap<>();
    private final Log log = new Log();

    public Histories(long seed, int events) {
        random = new Random(seed);
        for (int i = 0; i < events; i++) {
            happen(next(i), i);
        }
    }

    public List<DomainEventMessage<?>> messages() {
        return log.messages();
    }

    /** Every ticket as its events left it, deleted ones without their texts, as rows keep them. */
    public List<TicketState> rows() {
        return tickets.values().stream()
                .map(ticket -> ticket.deleted() ? withoutTexts(ticket) : ticket)
                .toList();
    }

    private void happen(TicketEvent event, int position) {
        log.with(event);
        tickets.compute(event.ticketId(), (id, before) -> TicketState.evolve(before, event, Log.at(position)));
    }

    private TicketEvent next(int number) {
        var open = tickets.values().stream().filter(ticket -> !ticket.deleted()).toList();
        if (open.isEmpty() || random.nextInt(4) == 0) {
            return new TicketCreated("t" + number, text(), text(), one(CATEGORIES), one(PEOPLE));
        }
        var ticket = one(new ArrayList<>(open));
        var assignee = ticket.assignee();
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> new TicketStatusUpdated(ticket.id(), ticket.status(), one(List.of(TicketStatus.values())));
            case 3, 4 -> new TicketDetailsChanged(ticket.id(), text(), text(), one(CATEGORIES), ticket.category());
            case 5 -> new TicketDeleted(ticket.id());
            default ->
                assignee != null && random.nextBoolean()
                        ? new TicketReleased(ticket.id(), assignee)
                        : new TicketAssigned(ticket.id(), one(PEOPLE), assignee);
        };
    }

    private String text() {
        return one(WORDS) + " " + one(WORDS) + " " + one(WORDS);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static TicketState withoutTexts(TicketState ticket) {
        return new TicketState(
                ticket.id(),
                "",
                "",
                ticket.category(),
                ticket.status(),
                ticket.priority(),
                ticket.createdBy(),
                ticket.assignee(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.version(),
                true);
    }
}
