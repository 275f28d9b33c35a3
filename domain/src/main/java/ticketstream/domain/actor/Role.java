package ticketstream.domain.actor;

import static ticketstream.domain.actor.Permission.AUDIT_READ;
import static ticketstream.domain.actor.Permission.HISTORY_READ_ALL;
import static ticketstream.domain.actor.Permission.PROJECTIONS_READ;
import static ticketstream.domain.actor.Permission.PROJECTIONS_REBUILD;
import static ticketstream.domain.actor.Permission.TICKETS_ASSIGN;
import static ticketstream.domain.actor.Permission.TICKETS_EDIT_WAITING;
import static ticketstream.domain.actor.Permission.TICKETS_NOTE;
import static ticketstream.domain.actor.Permission.TICKETS_OPEN;
import static ticketstream.domain.actor.Permission.TICKETS_READ;
import static ticketstream.domain.actor.Permission.TICKETS_READ_NOTES;
import static ticketstream.domain.actor.Permission.TICKETS_REPLY;
import static ticketstream.domain.actor.Permission.TICKETS_WORK;

import java.util.Locale;
import java.util.Set;

/** What an account is on this desk: a set of permissions. The text form is the one in every API, event and screen. */
public enum Role {
    /** Opens tickets and follows them. */
    USER(TICKETS_READ, TICKETS_OPEN, TICKETS_EDIT_WAITING, TICKETS_REPLY),
    /** Works on the tickets of one department. */
    AGENT(TICKETS_READ, TICKETS_OPEN, TICKETS_WORK, TICKETS_ASSIGN, TICKETS_REPLY, TICKETS_NOTE, TICKETS_READ_NOTES),
    /** Sees and may do everything. */
    ADMIN(Permission.values()),
    /** Reads every history, changes nothing. */
    AUDITOR(TICKETS_READ, TICKETS_READ_NOTES, HISTORY_READ_ALL, AUDIT_READ),
    /** Rebuilds projections and sees figures, not ticket text. */
    ANALYST(PROJECTIONS_READ, PROJECTIONS_REBUILD);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of constants
    private final Set<Permission> permissions;

    private final String text = name().toLowerCase(Locale.ROOT);

    Role(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    /** What whoever has this role may do, in the part of the desk that goes with it. */
    public Set<Permission> permissions() {
        return permissions;
    }

    @Override
    public String toString() {
        return text;
    }
}
