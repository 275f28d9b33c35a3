package ticketstream.web.live.feed;

import static ticketstream.projections.change.ChangeType.STATUS_UPDATED;
import static ticketstream.projections.change.ChangeType.TICKET_ASSIGNED;
import static ticketstream.projections.change.ChangeType.TICKET_DELETED;
import static ticketstream.projections.change.ChangeType.TICKET_GONE;
import static ticketstream.projections.change.ChangeType.TICKET_NOTED;
import static ticketstream.projections.change.ChangeType.TICKET_REPLIED;
import static ticketstream.projections.change.ChangeType.TICKET_UPDATED;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Scope;
import ticketstream.projections.change.ChangeType;

/**
 * One change as every session of its scope gets it: encoded once, shared by all.
 *
 * @param offset its place among the changes, which is what a cursor names
 * @param timestamp Kafka's, in milliseconds; tells a rewritten topic from the one a cursor was made for
 * @param scope the audience
 * @param type the text form of the change's type
 * @param subject the ticket, or the account whose access changed
 * @param version the version the audience is at now
 * @param elsewhere where the subject is seen all the same; a session of one of these scopes does not lose it
 * @param receivedAt when the request that caused it arrived, in microseconds since 1970; null where that is not known
 * @param cursor good for resuming right after this frame
 * @param text the whole frame, cursor included
 */
public record Frame(
        long offset,
        long timestamp,
        String scope,
        String type,
        String subject,
        long version,
        List<String> elsewhere,
        @Nullable Long receivedAt,
        String cursor,
        String text) {

    private static final String NOBODY = "";
    private static final Set<String> UPDATES = texts(STATUS_UPDATED, TICKET_UPDATED, TICKET_ASSIGNED);
    private static final Set<String> MESSAGES = texts(TICKET_REPLIED, TICKET_NOTED);
    private static final Set<String> ENDS = texts(TICKET_DELETED, TICKET_GONE);

    /** Stands where nobody can tell what happened; is sent to nobody and lets no cursor pass. */
    static Frame doubt(long offset, long timestamp) {
        return new Frame(offset, timestamp, NOBODY, "doubt", "", 0, List.of(), null, "", "");
    }

    /** The scope of those who follow nothing but its ticket. */
    public String ticketScope() {
        return isNoteOfTheDesk()
                ? Scope.ticket(subject).notesKey()
                : Scope.ticket(subject).key();
    }

    /** Whether it is also for those who follow nothing but its ticket: they see it as the whole desk does. */
    public boolean isForItsTicket() {
        return scope.equals(Scope.DESK.key()) || isNoteOfTheDesk();
    }

    private boolean isNoteOfTheDesk() {
        return scope.equals(Scope.DESK.notesKey());
    }

    /** Whether it is for somebody who follows these scopes. */
    boolean isFor(Set<String> scopes) {
        boolean meant = scopes.contains(scope) || (isForItsTicket() && scopes.contains(ticketScope()));
        return meant && (elsewhere.isEmpty() || !isSeenElsewhere(scopes));
    }

    private boolean isSeenElsewhere(Set<String> scopes) {
        return scopes.contains(ticketScope()) || elsewhere.stream().anyMatch(scopes::contains);
    }

    /** Whether it tells nothing that a newer frame of its ticket does not tell as well. */
    public boolean isUpdate() {
        return UPDATES.contains(type);
    }

    /** Whether it makes waiting updates of its ticket needless. */
    public boolean outdatesUpdates() {
        return isUpdate() || MESSAGES.contains(type) || ENDS.contains(type);
    }

    boolean isDoubt() {
        return scope.equals(NOBODY);
    }

    long bytes() {
        return 2L * text.length() + 256;
    }

    private static Set<String> texts(ChangeType... types) {
        return Arrays.stream(types).map(ChangeType::toString).collect(Collectors.toUnmodifiableSet());
    }
}
