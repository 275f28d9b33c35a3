package ticketstream.domain.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketEvent.TicketNoted;
import ticketstream.domain.ticket.TicketEvent.TicketReleased;
import ticketstream.domain.ticket.TicketEvent.TicketReplied;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;

/** The random life of one ticket, one event a minute, with a book kept of how the ticket must look in the end. */
final class RandomLife {
    /** One event and its time. */
    record Happening(TicketEvent event, Instant at) {}

    private static final Instant BIRTH = Instant.parse("2026-01-01T08:00:00Z");
    private static final String ID = "t-1";
    private static final List<TicketStatus> STATUSES = List.of(TicketStatus.values());

    final List<Happening> happenings = new ArrayList<>();
    private final Random random;
    private final Person requester;
    private String title;
    private String description;
    private String category;
    private TicketStatus status = TicketStatus.WAITING;
    private @Nullable Person assignee;
    private boolean deleted;
    private int publicEvents;

    RandomLife(long seed) {
        random = new Random(seed);
        requester = new Person(word(), word());
        title = word();
        description = word();
        category = word();
        happened(new TicketCreated(ID, title, description, category, requester));
        for (int more = random.nextInt(30); more > 0; more--) {
            happened(next());
        }
        if (random.nextBoolean()) {
            deleted = true;
            happened(new TicketDeleted(ID));
        }
    }

    /** The ticket as the book says. */
    TicketState end() {
        return new TicketState(
                ID,
                title,
                description,
                category,
                status,
                Priority.NORMAL,
                requester,
                assignee,
                BIRTH,
                happenings.get(publicEvents - 1).at(),
                happenings.size(),
                publicEvents,
                happenings.getLast().at(),
                deleted);
    }

    private TicketEvent next() {
        return switch (random.nextInt(6)) {
            case 0 -> statusUpdated();
            case 1 -> detailsChanged();
            case 2 -> assigned();
            case 3 -> new TicketReplied(ID, word(), word());
            case 4 -> new TicketNoted(ID, word(), word());
            default -> assignee == null ? assigned() : released(assignee);
        };
    }

    private TicketEvent statusUpdated() {
        TicketStatus before = status;
        status = STATUSES.get(random.nextInt(STATUSES.size()));
        return new TicketStatusUpdated(ID, before, status);
    }

    private TicketEvent detailsChanged() {
        String before = category;
        title = word();
        description = word();
        category = random.nextBoolean() ? before : word();
        return new TicketDetailsChanged(ID, title, description, category, before);
    }

    private TicketEvent assigned() {
        Person before = assignee;
        Person after = new Person(word(), word());
        assignee = after;
        return new TicketAssigned(ID, after, before);
    }

    private TicketEvent released(Person before) {
        assignee = null;
        return new TicketReleased(ID, before);
    }

    private void happened(TicketEvent event) {
        happenings.add(new Happening(event, BIRTH.plusSeconds(60L * happenings.size())));
        publicEvents = event instanceof TicketNoted ? publicEvents : happenings.size();
    }

    private String word() {
        return Long.toString(random.nextLong(), Character.MAX_RADIX);
    }
}
