package ticketstream.projections.change;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketState;

/**
 * What one audience sees since one event.
 *
 * @param scope the audience
 * @param ticketId the ticket; for {@link ChangeType#ACCESS_CHANGED} the account
 * @param version the version the audience is at now; newer than the event's own when the event was delivered again
 * @param position the event's place in the whole log
 * @param at when it happened, in whole milliseconds as the row has it
 * @param actor who caused it
 * @param ticket the row as it is now; null where there is none to show any more
 * @param message what was written; null where nothing was
 * @param elsewhere for {@link ChangeType#TICKET_GONE}: what parts of the desk the ticket is in now; who follows one of them
 *     does not lose it
 * @param receivedAt when the request that caused it arrived, in microseconds since 1970; null where that is not known
 */
public record Change(
        Scope scope,
        ChangeType type,
        String ticketId,
        long version,
        long position,
        Instant at,
        Person actor,
        @Nullable TicketState ticket,
        @Nullable Message message,
        List<Scope> elsewhere,
        @Nullable Long receivedAt) {

    /**
     * A reply or a note, written by the change's actor.
     *
     * @param version the ticket's right after it
     * @param text in Markdown
     */
    public record Message(String id, long version, String text) {}

    /** The name of those who hear of it. */
    public String audience() {
        return type == ChangeType.TICKET_NOTED ? scope.notesKey() : scope.key();
    }
}
