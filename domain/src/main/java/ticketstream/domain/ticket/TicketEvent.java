package ticketstream.domain.ticket;

import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Person;
import ticketstream.domain.event.Stored;

/** Everything that can happen to a ticket. Who did it and when travels in the message's metadata and timestamp. */
public sealed interface TicketEvent {
    /** What somebody wrote, in Markdown. */
    sealed interface TicketMessage {
        /** What it was written to. */
        String ticketId();

        /** Given by whoever sent it, so that sending it twice is once. */
        String messageId();

        /** Normalised and checked against {@link TicketText#MESSAGE}. */
        String text();
    }

    /** The ticket it happened to. */
    String ticketId();

    /** A ticket was opened: waiting, of normal priority, assigned to nobody. */
    @Stored("ticket.created")
    record TicketCreated(String ticketId, String title, String description, String category, Person createdBy)
            implements TicketEvent {}

    /** The ticket moved along its state machine. */
    @Stored("ticket.status-updated")
    record TicketStatusUpdated(String ticketId, TicketStatus from, TicketStatus to) implements TicketEvent {}

    /** All details as they are now, and the category before, because a ticket that moves leaves a department's sight. */
    @Stored("ticket.details-changed")
    record TicketDetailsChanged(
            String ticketId, String title, String description, String category, String previousCategory)
            implements TicketEvent {}

    /** The ticket was claimed by or given to somebody. */
    @Stored("ticket.assigned")
    record TicketAssigned(
            String ticketId, Person assignee, @Nullable Person previousAssignee) implements TicketEvent {}

    /** Nobody has the ticket any more. */
    @Stored("ticket.released")
    record TicketReleased(String ticketId, Person previousAssignee) implements TicketEvent {}

    /** Somebody wrote to everybody who sees the ticket. */
    @Stored("ticket.replied")
    record TicketReplied(String ticketId, String messageId, String text) implements TicketEvent, TicketMessage {}

    /** Somebody wrote to those who may read notes. */
    @Stored("ticket.noted")
    record TicketNoted(String ticketId, String messageId, String text) implements TicketEvent, TicketMessage {}

    /** The ticket left every list. */
    @Stored("ticket.deleted")
    record TicketDeleted(String ticketId) implements TicketEvent {}
}
