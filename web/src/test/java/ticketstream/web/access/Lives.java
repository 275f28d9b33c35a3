package ticketstream.web.access;

import static ticketstream.web.access.Situation.ELSEWHERE;
import static ticketstream.web.access.Situation.SALES;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ticketstream.application.desk.Desk;
import ticketstream.application.history.TicketHistory;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.TicketCommand;
import ticketstream.domain.ticket.TicketCommand.AddNote;
import ticketstream.domain.ticket.TicketCommand.AssignTicket;
import ticketstream.domain.ticket.TicketCommand.ChangeTicketDetails;
import ticketstream.domain.ticket.TicketCommand.DeleteTicket;
import ticketstream.domain.ticket.TicketCommand.ReleaseTicket;
import ticketstream.domain.ticket.TicketCommand.ReplyToTicket;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;

/** Tickets of everybody and of nobody who looks, in two departments, and all that happens to them. */
final class Lives {
    /** Nobody's title has it by chance. */
    final String word = "lives" + UUID.randomUUID();

    private final Desk desk;
    private final TicketHistory history;
    private final List<String> ids = new ArrayList<>();
    private final Set<String> given = new HashSet<>();
    private final Person somebody = new Person(UUID.randomUUID().toString(), "Somebody");

    Lives(Desk desk, TicketHistory history) {
        this.desk = desk;
        this.history = history;
    }

    /** What happens to each of them once it was opened, in this order. */
    Map<String, Function<TicketState, TicketCommand>> happenings() {
        Map<String, Function<TicketState, TicketCommand>> happenings = new LinkedHashMap<>();
        happenings.put("edited", ticket -> details(ticket, word + " edited", null));
        happenings.put("assigned", ticket -> new AssignTicket(ticket.id(), somebody, null, Actor.SYSTEM));
        happenings.put("started", ticket -> status(ticket, TicketStatus.IN_PROGRESS));
        happenings.put("resolved", ticket -> status(ticket, TicketStatus.RESOLVED));
        happenings.put("closed", ticket -> status(ticket, TicketStatus.CLOSED));
        happenings.put("reopened", ticket -> status(ticket, TicketStatus.IN_PROGRESS));
        happenings.put("paused", ticket -> status(ticket, TicketStatus.WAITING));
        happenings.put("released", ticket -> new ReleaseTicket(ticket.id(), null, Actor.SYSTEM));
        happenings.put("replied", ticket -> new ReplyToTicket(ticket.id(), "r", "Written", null, Actor.SYSTEM));
        happenings.put("noted", ticket -> new AddNote(ticket.id(), "n", "Written", null, Actor.SYSTEM));
        happenings.put("moved", ticket -> details(ticket, null, isInSales(ticket) ? ELSEWHERE : SALES));
        happenings.put("deleted", ticket -> new DeleteTicket(ticket.id(), null, Actor.SYSTEM));
        return happenings;
    }

    void open(List<Subject> subjects) {
        List<Person> owners = new ArrayList<>(List.of(somebody));
        subjects.forEach(subject -> owners.add(new Person(String.valueOf(subject.accountId()), "Someone")));
        for (var owner : owners) {
            ids.add(open(owner, SALES));
            ids.add(open(owner, ELSEWHERE));
        }
    }

    /** One that only the desk sees, beside the others. */
    String open(String category) {
        return open(somebody, category);
    }

    void edit(String id, String title) {
        desk.send(details(now(id), title, null));
    }

    /** The name of the command. */
    String happen(Function<TicketState, TicketCommand> what) {
        var command = what.apply(now(ids.getFirst())).getClass().getSimpleName();
        ids.forEach(id -> desk.send(what.apply(now(id))));
        return command;
    }

    List<TicketState> now() {
        return ids.stream().map(this::now).toList();
    }

    TicketState now(String id) {
        return history.ticket(id).orElseThrow();
    }

    /** The stored name of what happened last to all of them. */
    String lastEvent() {
        return history.entries(ids.getLast(), true).getLast().type();
    }

    /** What the subject, to whom single tickets can be given, may be given: of sales, its own and somebody's. */
    List<String> give(Subject subject) {
        now().stream()
                .filter(ticket -> isInSales(ticket) && (isOwn(subject, ticket) || isOwnedBy(somebody.id(), ticket)))
                .forEach(ticket -> given.add(ticket.id()));
        return List.copyOf(given);
    }

    Situation situation(Subject subject, TicketState ticket) {
        boolean same = subject.hasOneTicketOfSales() ? given.contains(ticket.id()) : isInSales(ticket);
        return new Situation(isOwn(subject, ticket) ? "own" : "other", same ? "same" : "other", "any");
    }

    private String open(Person owner, String category) {
        var opener = new Actor(owner.id(), owner.username(), Role.USER, null);
        return desk.open(word, "Text", category, opener, null).id();
    }

    private static boolean isInSales(TicketState ticket) {
        return ticket.category().equals(SALES);
    }

    private static boolean isOwn(Subject subject, TicketState ticket) {
        return isOwnedBy(String.valueOf(subject.accountId()), ticket);
    }

    private static boolean isOwnedBy(String accountId, TicketState ticket) {
        return ticket.createdBy().id().equals(accountId);
    }

    private static TicketCommand details(TicketState ticket, @Nullable String title, @Nullable String category) {
        return new ChangeTicketDetails(ticket.id(), title, null, category, null, Actor.SYSTEM);
    }

    private static TicketCommand status(TicketState ticket, TicketStatus next) {
        return new UpdateTicketStatus(ticket.id(), next, null, Actor.SYSTEM);
    }
}
