package ticketstream.application.access;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.TicketAccess;
import ticketstream.domain.ticket.TicketCommand;
import ticketstream.domain.ticket.TicketCommand.AssignTicket;
import ticketstream.domain.ticket.TicketCommand.ChangeTicketDetails;
import ticketstream.domain.ticket.TicketCommand.CreateTicket;
import ticketstream.domain.ticket.TicketCommand.DeleteTicket;
import ticketstream.domain.ticket.TicketCommand.ReleaseTicket;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketRejection.Reason;
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
        return !ticket.deleted()
                && switch (actor.role()) {
                    case USER -> actor.id().equals(ticket.createdBy().id());
                    case AGENT -> actor.worksFor(ticket.category());
                    case ADMIN, AUDITOR -> true;
                    case ANALYST -> false;
                };
    }

    /** Whether the actor may read what happened to the ticket; a deleted one keeps its history for those who audit. */
    public boolean maySeeHistory(Actor actor, Facts ticket) {
        return maySee(actor, ticket) || (ticket.deleted() && readsEverything(actor.role()));
    }

    /** Whether this role has any business with the text of tickets. */
    public boolean mayReadTickets(Actor actor) {
        return actor.role() != Role.ANALYST;
    }

    /** Whether the actor may open a ticket in this category. */
    public boolean mayOpen(Actor actor, String category) {
        return switch (actor.role()) {
            case USER, ADMIN -> true;
            case AGENT -> actor.worksFor(category);
            case AUDITOR, ANALYST -> false;
        };
    }

    /** Whether the actor may list, create and change accounts. */
    public boolean mayAdministerAccounts(Actor actor) {
        return actor.role() == Role.ADMIN;
    }

    /** Whether the actor may watch projections. */
    public boolean maySeeProjections(Actor actor) {
        return actor.role() == Role.ADMIN || actor.role() == Role.ANALYST;
    }

    /** Whether the actor may rebuild projections and decide which generation readers see. */
    public boolean mayRebuildProjections(Actor actor) {
        return actor.role() == Role.ADMIN || actor.role() == Role.ANALYST;
    }

    /** Whether the actor may read what failures say of themselves, which may contain what people wrote. */
    public boolean maySeeFailureDetails(Actor actor) {
        return actor.role() == Role.ADMIN;
    }

    /** Whether the actor may look at records of the topics that are none of our events, and dismiss them. */
    public boolean mayHandleForeignRecords(Actor actor) {
        return actor.role() == Role.ADMIN;
    }

    /** Whether the actor may have the topics filled again from the log. */
    public boolean mayRefillTopics(Actor actor) {
        return actor.role() == Role.ADMIN;
    }

    /** The read model and the live frames of this actor, by the scope under which tickets are announced; empty for none. */
    public Optional<Scope> scopeOf(Actor actor) {
        return switch (actor.role()) {
            case USER -> Optional.of(Scope.account(actor.id()));
            case AGENT -> Optional.ofNullable(actor.department()).map(Scope::department);
            case ADMIN, AUDITOR -> Optional.of(Scope.DESK);
            case ANALYST -> Optional.empty();
        };
    }

    private static boolean may(TicketCommand command, Facts ticket) {
        Role role = command.actor().role();
        return switch (command) {
            case CreateTicket c -> true;
            case UpdateTicketStatus c -> worksOn(role);
            case AssignTicket c -> worksOn(role);
            case ReleaseTicket c -> worksOn(role);
            case ChangeTicketDetails c ->
                role == Role.ADMIN || (role == Role.USER && ticket.status() == TicketStatus.WAITING);
            case DeleteTicket c -> role == Role.ADMIN;
        };
    }

    private static boolean worksOn(Role role) {
        return Set.of(Role.AGENT, Role.ADMIN).contains(role);
    }

    private static boolean readsEverything(Role role) {
        return Set.of(Role.ADMIN, Role.AUDITOR).contains(role);
    }
}
