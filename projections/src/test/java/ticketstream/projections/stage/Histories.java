package ticketstream.projections.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketEvent.TicketNoted;
import ticketstream.domain.ticket.TicketEvent.TicketReleased;
import ticketstream.domain.ticket.TicketEvent.TicketReplied;
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
    private final List<String> open = new ArrayList<>();
    private final Log log = new Log();

    public Histories(long seed, int events) {
        random = new Random(seed);
        goOn(events);
    }

    /** Lets more happen. */
    public void goOn(int events) {
        for (int i = 0; i < events; i++) {
            int position = (int) log.end();
            happen(next(position), position);
        }
    }

    public Log log() {
        return log;
    }

    public List<GenericTrackedDomainEventMessage<?>> messages() {
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
        if (open.isEmpty() || random.nextInt(4) == 0) {
            open.add("t" + number);
            return new TicketCreated("t" + number, text(), text(), one(CATEGORIES), one(PEOPLE));
        }
        int chosen = random.nextInt(open.size());
        var ticket = tickets.get(open.get(chosen));
        var assignee = ticket.assignee();
        return switch (random.nextInt(11)) {
            case 0, 1, 2 -> new TicketStatusUpdated(ticket.id(), ticket.status(), one(List.of(TicketStatus.values())));
            case 3, 4 -> new TicketDetailsChanged(ticket.id(), text(), text(), one(CATEGORIES), ticket.category());
            case 5 -> deleted(chosen);
            case 6 -> new TicketReplied(ticket.id(), "m" + number, text());
            case 7 -> new TicketNoted(ticket.id(), "m" + number, text());
            default ->
                assignee != null && random.nextBoolean()
                        ? new TicketReleased(ticket.id(), assignee)
                        : new TicketAssigned(ticket.id(), one(PEOPLE), assignee);
        };
    }

    private TicketEvent deleted(int chosen) {
        String last = open.removeLast();
        return new TicketDeleted(chosen == open.size() ? last : open.set(chosen, last));
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
                ticket.publicVersion(),
                ticket.lastEventAt(),
                true);
    }
}
