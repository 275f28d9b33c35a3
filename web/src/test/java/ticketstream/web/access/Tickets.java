package ticketstream.web.access;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ticketstream.application.desk.Desk;
import ticketstream.application.history.TicketHistory;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.TicketCommand.AssignTicket;
import ticketstream.domain.ticket.TicketCommand.DeleteTicket;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketState;

/** The tickets that subjects have before them. What is refused changes nothing, so those it is tried on are shared. */
final class Tickets {
    /** Nobody's title has it by chance. */
    final String word = "matrix" + UUID.randomUUID();

    private final Desk desk;
    private final TicketHistory history;
    private final Cast cast;
    private final Person somebody = new Person(UUID.randomUUID().toString(), "Somebody");
    private final Person colleague = new Person(UUID.randomUUID().toString(), "Colleague");
    private final Map<String, TicketState> shared = new HashMap<>();
    private final Set<String> given = new HashSet<>();

    Tickets(Desk desk, TicketHistory history, Cast cast) {
        this.desk = desk;
        this.history = history;
        this.cast = cast;
    }

    /** One that stays as it is; null where the subject has no ticket of its own. */
    @Nullable
    TicketState shared(Subject subject, Situation situation) {
        var owner = owner(subject, situation);
        if (owner == null) {
            return null;
        }
        var key = String.join(" ", owner.id(), situation.department(), situation.status());
        return visibleTo(
                subject,
                situation,
                shared.computeIfAbsent(key, unknown -> open(owner, situation, word, isWorkedOn(situation))));
    }

    /** One for the subject alone. */
    @Nullable
    TicketState fresh(Subject subject, Situation situation, boolean assigned) {
        var owner = owner(subject, situation);
        return owner == null ? null : visibleTo(subject, situation, open(owner, situation, "Fresh", assigned));
    }

    TicketState now(String id) {
        return history.ticket(id).orElseThrow();
    }

    /** Those that are shared, and not deleted. */
    List<TicketState> standing() {
        return shared.values().stream().filter(ticket -> !ticket.deleted()).toList();
    }

    /** How the subject stands to one of those that are shared. */
    Situation situation(Subject subject, TicketState ticket) {
        boolean inSales = ticket.category().equals(Situation.SALES);
        boolean same = subject.hasOneTicketOfSales() ? given.contains(ticket.id()) : inSales;
        return new Situation(
                ticket.createdBy().id().equals(subject.accountId()) ? "own" : "other",
                same ? "same" : "other",
                ticket.status().toString());
    }

    Person colleague() {
        return colleague;
    }

    private @Nullable Person owner(Subject subject, Situation situation) {
        if (!situation.isOwn()) {
            return somebody;
        }
        return subject.accountId() == null ? null : new Person(subject.accountId(), "Someone");
    }

    private TicketState visibleTo(Subject subject, Situation situation, TicketState ticket) {
        boolean meant = subject.hasOneTicketOfSales() && situation.department().equals("same");
        if (meant && given.add(ticket.id()) && subject.accountId() != null) {
            cast.giveTicket(subject.accountId(), ticket.id());
        }
        return ticket;
    }

    private static boolean isWorkedOn(Situation situation) {
        return situation.status().equals("in-progress");
    }

    private TicketState open(Person owner, Situation situation, String title, boolean assigned) {
        var opener = new Actor(owner.id(), owner.username(), Role.USER, null);
        var id = desk.open(title, "Text", situation.category(), opener, null).id();
        if (assigned) {
            desk.send(new AssignTicket(id, colleague, null, Actor.SYSTEM));
        }
        situation.steps().forEach(step -> desk.send(new UpdateTicketStatus(id, step, null, Actor.SYSTEM)));
        if (situation.isDeleted()) {
            desk.send(new DeleteTicket(id, null, Actor.SYSTEM));
        }
        return now(id);
    }
}
