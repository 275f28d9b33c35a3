package ticketstream.application.access;

import static java.util.stream.Collectors.toCollection;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Right;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketAccess;
import ticketstream.domain.ticket.TicketCommand;
import ticketstream.domain.ticket.TicketCommand.AddNote;
import ticketstream.domain.ticket.TicketCommand.AssignTicket;
import ticketstream.domain.ticket.TicketCommand.ChangeTicketDetails;
import ticketstream.domain.ticket.TicketCommand.CreateTicket;
import ticketstream.domain.ticket.TicketCommand.DeleteTicket;
import ticketstream.domain.ticket.TicketCommand.ReleaseTicket;
import ticketstream.domain.ticket.TicketCommand.ReplyToTicket;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketRejection.Reason;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;

/** Every rule on who may see and do what, asked by every way in. What cannot be seen is refused as missing. */
public final class AccessPolicy implements TicketAccess {

    @Override
    public @Nullable Reason refusal(TicketCommand command, Facts ticket) {
        if (command instanceof CreateTicket) {
            return mayOpen(command.actor(), ticket.category()) ? null : Reason.FORBIDDEN;
        }
        if (!maySee(command.actor(), ticket)) {
            return Reason.TICKET_NOT_FOUND;
        }
        return may(command, ticket) ? null : Reason.FORBIDDEN;
    }

    /** Whether the ticket exists for this actor: in lists, by id and in live frames. */
    public boolean maySee(Actor actor, Facts ticket) {
        return !ticket.deleted() && may(actor, Permission.TICKETS_READ, ticket);
    }

    /** Whether the actor may read what happened to the ticket; a deleted one keeps its history for those who audit. */
    public boolean maySeeHistory(Actor actor, Facts ticket) {
        return maySee(actor, ticket) || (ticket.deleted() && may(actor, Permission.HISTORY_READ_ALL, ticket));
    }

    @Override
    public boolean mayReadNotes(Actor actor, Facts ticket) {
        return noteScopesOf(actor).stream().anyMatch(scope -> covers(scope, ticket));
    }

    /** A ticket the actor may see, as the actor may see it. */
    public TicketState shownTo(Actor actor, TicketState ticket) {
        return ticket.endsWithNotes() && mayReadNotes(actor, ticket.facts()) ? ticket : ticket.withoutNotes();
    }

    /** Whether the actor has any business with the text of tickets. */
    public boolean mayReadTickets(Actor actor) {
        return permissions(actor).contains(Permission.TICKETS_READ);
    }

    /** Whether the actor may open a ticket in this category. */
    public boolean mayOpen(Actor actor, String category) {
        return actor.rights().stream()
                .filter(right -> right.contains(Permission.TICKETS_OPEN))
                .anyMatch(right -> switch (right.scope().kind()) {
                    case ACCOUNT, DESK -> true;
                    case DEPARTMENT -> right.scope().name().equals(category);
                    case TICKET -> false;
                });
    }

    /** Whether the actor may work on the ticket, and so can be given it. */
    public boolean mayBeAssigned(Actor actor, Facts ticket) {
        return maySee(actor, ticket) && may(actor, Permission.TICKETS_WORK, ticket);
    }

    /** Whether the actor may list, create and change accounts. */
    public boolean mayAdministerAccounts(Actor actor) {
        return mayOnTheDesk(actor, Permission.ACCOUNTS_ADMINISTER);
    }

    /** Whether the actor may read who could do what, and when. */
    public boolean maySeeAccountHistory(Actor actor) {
        return mayOnTheDesk(actor, Permission.HISTORY_READ_ALL) || mayAdministerAccounts(actor);
    }

    /** Whether the actor may read who came, and who did what to accounts and settings. */
    public boolean mayReadAudit(Actor actor) {
        return mayOnTheDesk(actor, Permission.AUDIT_READ);
    }

    /** Whether the actor holds all of it for good: who administers for a time cannot make that last, nor pass it on. */
    public boolean mayGive(Actor actor, Set<Permission> permissions) {
        var held = actor.lasting();
        return held.isForTheDesk() && held.permissions().containsAll(permissions);
    }

    /** Whether the actor may watch projections. */
    public boolean maySeeProjections(Actor actor) {
        return mayOnTheDesk(actor, Permission.PROJECTIONS_READ);
    }

    /** Whether the actor may rebuild projections and decide which generation readers see. */
    public boolean mayRebuildProjections(Actor actor) {
        return mayOnTheDesk(actor, Permission.PROJECTIONS_REBUILD);
    }

    /** Whether the actor may read what failures say of themselves, which may contain what people wrote. */
    public boolean maySeeFailureDetails(Actor actor) {
        return mayOnTheDesk(actor, Permission.FAILURES_READ);
    }

    /** Whether the actor may look at records of the topics that are none of our events, and dismiss them. */
    public boolean mayHandleForeignRecords(Actor actor) {
        return mayOnTheDesk(actor, Permission.RECORDS_HANDLE);
    }

    /** Whether the actor may have the topics filled again from the log. */
    public boolean mayRefillTopics(Actor actor) {
        return mayOnTheDesk(actor, Permission.TOPICS_REFILL);
    }

    /** What the actor may do somewhere on the desk. */
    public Set<Permission> permissions(Actor actor) {
        return actor.rights().stream()
                .flatMap(right -> right.permissions().stream()
                        .filter(permission -> permission.isAboutTickets() || right.isForTheDesk()))
                .collect(toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    /** What the actor's lists and live frames are made of; the whole desk stands for all of its parts. */
    public Set<Scope> scopesOf(Actor actor) {
        return widest(scopes(actor, Permission.TICKETS_READ).collect(toCollection(LinkedHashSet::new)));
    }

    /**
     * Of these, where the actor reads notes as well: not where both rights overlap by chance only, and never because the
     * actor opened the ticket.
     */
    public Set<Scope> noteScopesOf(Actor actor) {
        var read = scopesOf(actor).stream()
                .filter(scope -> scope.kind() != Scope.Kind.ACCOUNT)
                .toList();
        return widest(scopes(actor, Permission.TICKETS_READ_NOTES)
                .flatMap(notes -> read.stream()
                        .filter(scope -> scope.equals(notes) || scope.equals(Scope.DESK) || notes.equals(Scope.DESK))
                        .map(scope -> scope.equals(Scope.DESK) ? notes : scope))
                .collect(toCollection(LinkedHashSet::new)));
    }

    private static Stream<Scope> scopes(Actor actor, Permission permission) {
        return actor.rights().stream()
                .filter(right -> right.contains(permission))
                .map(Right::scope)
                .filter(scope -> !scope.equals(Scope.NOTHING));
    }

    private static Set<Scope> widest(Set<Scope> scopes) {
        return scopes.contains(Scope.DESK) ? Set.of(Scope.DESK) : scopes;
    }

    /** The parts of the desk the ticket is in: whose scopes have one of them sees it, and a deleted one nobody does. */
    public Set<Scope> seenFrom(Facts ticket) {
        return ticket.deleted()
                ? Set.of()
                : Set.of(
                        Scope.DESK,
                        Scope.account(ticket.createdBy().id()),
                        Scope.department(ticket.category()),
                        Scope.ticket(ticket.id()));
    }

    /** Whether the ticket is in this part of the desk. */
    public boolean covers(Scope scope, Facts ticket) {
        return switch (scope.kind()) {
            case ACCOUNT -> scope.name().equals(ticket.createdBy().id());
            case DEPARTMENT -> scope.name().equals(ticket.category());
            case TICKET -> scope.name().equals(ticket.id());
            case DESK -> true;
        };
    }

    private boolean may(TicketCommand command, Facts ticket) {
        var actor = command.actor();
        return switch (command) {
            case CreateTicket c -> true;
            case UpdateTicketStatus c -> may(actor, Permission.TICKETS_WORK, ticket);
            case AssignTicket c -> may(actor, Permission.TICKETS_ASSIGN, ticket);
            case ReleaseTicket c -> may(actor, Permission.TICKETS_ASSIGN, ticket);
            case ChangeTicketDetails c ->
                may(actor, Permission.TICKETS_EDIT, ticket)
                        || (ticket.status() == TicketStatus.WAITING
                                && may(actor, Permission.TICKETS_EDIT_WAITING, ticket));
            case ReplyToTicket c -> may(actor, Permission.TICKETS_REPLY, ticket);
            case AddNote c -> may(actor, Permission.TICKETS_NOTE, ticket) && mayReadNotes(actor, ticket);
            case DeleteTicket c -> may(actor, Permission.TICKETS_DELETE, ticket);
        };
    }

    private boolean may(Actor actor, Permission permission, Facts ticket) {
        return actor.rights().stream().anyMatch(right -> right.contains(permission) && covers(right.scope(), ticket));
    }

    private static boolean mayOnTheDesk(Actor actor, Permission permission) {
        return actor.rights().stream().anyMatch(right -> right.contains(permission) && right.isForTheDesk());
    }
}
