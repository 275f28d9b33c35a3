package ticketstream.domain.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Person;
import ticketstream.domain.event.Stored;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketEvent.TicketNoted;
import ticketstream.domain.ticket.TicketEvent.TicketReleased;
import ticketstream.domain.ticket.TicketEvent.TicketReplied;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;

/**
 * A ticket as its events left it: the one fold that the aggregate, the read models and every look into the past share.
 * Its stored name is that of snapshots; another shape, or another meaning of an event, is another revision of it.
 *
 * @param createdAt time of the first event
 * @param updatedAt time of the last event that was not a note
 * @param version 1 after the first event, one more with each further event
 * @param publicVersion the version after the last event that was not a note
 * @param lastEventAt time of the last event
 */
@Stored(value = "ticket", revision = 2)
public record TicketState(
        String id,
        String title,
        String description,
        String category,
        TicketStatus status,
        Priority priority,
        Person createdBy,
        @Nullable Person assignee,
        Instant createdAt,
        Instant updatedAt,
        long version,
        long publicVersion,
        Instant lastEventAt,
        boolean deleted) {

    /** The state a ticket starts in. */
    public static TicketState opened(TicketCreated event, Instant at) {
        return new TicketState(
                event.ticketId(),
                event.title(),
                event.description(),
                event.category(),
                TicketStatus.WAITING,
                Priority.NORMAL,
                event.createdBy(),
                null,
                at,
                at,
                1,
                1,
                at,
                false);
    }

    /** The state after one more event; {@code before} is null only for the first. */
    public static TicketState evolve(@Nullable TicketState before, TicketEvent event, Instant at) {
        if (before != null) {
            return before.after(event, at);
        }
        if (event instanceof TicketCreated created) {
            return opened(created, at);
        }
        throw new IllegalStateException("the first event of ticket " + event.ticketId() + " is missing");
    }

    /** The state as if one more event had changed nothing. */
    public TicketState skipping() {
        return with(status, assignee, deleted, updatedAt);
    }

    /** The ticket for whoever may not read notes: as if none had ever been written. */
    public TicketState withoutNotes() {
        return endsWithNotes() ? counting(publicVersion, updatedAt) : this;
    }

    /** Whether notes came after the last event that everybody sees. */
    public boolean endsWithNotes() {
        return version > publicVersion;
    }

    /** Whether nothing but notes was added since this version, which whoever reads no notes cannot have seen grow by one. */
    boolean isStillAs(long earlier, boolean notes) {
        return publicVersion <= earlier && earlier <= (notes ? version : publicVersion);
    }

    /** Whether nobody works on it or will. */
    boolean isOver() {
        return status == TicketStatus.RESOLVED || status == TicketStatus.CLOSED;
    }

    /** What access to this ticket depends on. */
    public TicketAccess.Facts facts() {
        return new TicketAccess.Facts(id, createdBy, category, status, deleted);
    }

    private TicketState after(TicketEvent event, Instant at) {
        return switch (event) {
            case TicketCreated e -> throw new IllegalStateException("ticket " + id + " was created twice");
            case TicketStatusUpdated e -> with(e.to(), assignee, deleted, at);
            case TicketDetailsChanged e ->
                new TicketState(
                        id,
                        e.title(),
                        e.description(),
                        e.category(),
                        status,
                        priority,
                        createdBy,
                        assignee,
                        createdAt,
                        at,
                        version + 1,
                        version + 1,
                        at,
                        deleted);
            case TicketAssigned e -> with(status, e.assignee(), deleted, at);
            case TicketReleased e -> with(status, null, deleted, at);
            case TicketReplied e -> with(status, assignee, deleted, at);
            case TicketNoted e -> counting(version + 1, at);
            case TicketDeleted e -> with(status, assignee, true, at);
        };
    }

    private TicketState with(TicketStatus newStatus, @Nullable Person newAssignee, boolean gone, Instant at) {
        return new TicketState(
                id,
                title,
                description,
                category,
                newStatus,
                priority,
                createdBy,
                newAssignee,
                createdAt,
                at,
                version + 1,
                version + 1,
                at,
                gone);
    }

    private TicketState counting(long events, Instant last) {
        return new TicketState(
                id,
                title,
                description,
                category,
                status,
                priority,
                createdBy,
                assignee,
                createdAt,
                updatedAt,
                events,
                publicVersion,
                last,
                deleted);
    }
}
