package ticketstream.domain.ticket;

import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;

/** Asked by the ticket, on the very state it decides on, whether a command is allowed. */
public interface TicketAccess {
    /** Returns why the command is refused, or null when it may go on. */
    TicketRejection.@Nullable Reason refusal(TicketCommand command, Facts ticket);

    /** Whether notes on the ticket exist for this actor. */
    boolean mayReadNotes(Actor actor, Facts ticket);

    /** What access to a ticket depends on. */
    record Facts(String id, Person createdBy, String category, TicketStatus status, boolean deleted) {}
}
