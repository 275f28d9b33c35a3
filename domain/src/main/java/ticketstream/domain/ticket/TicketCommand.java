package ticketstream.domain.ticket;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;

/** Everything one can ask of a ticket. Where {@code expectedVersion} is given, a ticket at another version refuses. */
public sealed interface TicketCommand {
    /** The ticket asked. */
    String ticketId();

    /** Who asks. */
    Actor actor();

    /** Opens a ticket for the actor. Texts are already checked against {@link TicketText}. */
    record CreateTicket(
            @TargetAggregateIdentifier String ticketId, String title, String description, String category, Actor actor)
            implements TicketCommand {}

    /** Moves a ticket along its state machine; asking for the present status changes nothing. */
    record UpdateTicketStatus(
            @TargetAggregateIdentifier String ticketId,
            TicketStatus status,
            @Nullable Long expectedVersion,
            Actor actor)
            implements TicketCommand {}

    /** Changes what is given and keeps what is null; a call that changes nothing leaves no event. */
    record ChangeTicketDetails(
            @TargetAggregateIdentifier String ticketId,
            @Nullable String title,
            @Nullable String description,
            @Nullable String category,
            @Nullable Long expectedVersion,
            Actor actor)
            implements TicketCommand {}

    /** Gives the ticket to somebody; the caller has checked that this person works for the ticket's department. */
    record AssignTicket(
            @TargetAggregateIdentifier String ticketId,
            Person assignee,
            @Nullable Long expectedVersion,
            Actor actor) implements TicketCommand {}

    /** Takes the ticket from whoever has it. */
    record ReleaseTicket(
            @TargetAggregateIdentifier String ticketId,
            @Nullable Long expectedVersion,
            Actor actor) implements TicketCommand {}

    /**
     * Writes to everybody who sees the ticket. When its requester does so after it was resolved, it is worked on again.
     *
     * @param messageId no other message of the ticket has it
     * @param text in Markdown, already checked against {@link TicketText}
     * @param knownVersion where the ticket must still be, because up to there it has no such message; null does without
     */
    record ReplyToTicket(
            @TargetAggregateIdentifier String ticketId,
            String messageId,
            String text,
            @Nullable Long knownVersion,
            Actor actor)
            implements TicketCommand {}

    /** Writes to those who may read notes, else as {@link ReplyToTicket}; for everybody else nothing has happened. */
    record AddNote(
            @TargetAggregateIdentifier String ticketId,
            String messageId,
            String text,
            @Nullable Long knownVersion,
            Actor actor)
            implements TicketCommand {}

    /** Removes the ticket from every list; its history stays. */
    record DeleteTicket(
            @TargetAggregateIdentifier String ticketId,
            @Nullable Long expectedVersion,
            Actor actor) implements TicketCommand {}
}
