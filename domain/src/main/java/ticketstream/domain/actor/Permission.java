package ticketstream.domain.actor;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** One thing an account may do. The text form ({@code tickets:read}) is the one in every API, event and screen. */
public enum Permission {
    TICKETS_READ,
    TICKETS_OPEN,
    /** Changes the status. */
    TICKETS_WORK,
    /** Assigns and releases. */
    TICKETS_ASSIGN,
    /** Changes title, description and category. */
    TICKETS_EDIT,
    /** The same, as long as nobody works on the ticket. */
    TICKETS_EDIT_WAITING,
    TICKETS_DELETE,
    /** Writes what everybody reads who sees the ticket. */
    TICKETS_REPLY,
    /** Writes what only those read who may read notes. */
    TICKETS_NOTE,
    TICKETS_READ_NOTES,
    /** Reads what happened to tickets that are deleted. */
    HISTORY_READ_ALL,
    ACCOUNTS_ADMINISTER,
    /** Reads who came, who did what to accounts and settings, and from where. */
    AUDIT_READ,
    PROJECTIONS_READ,
    PROJECTIONS_REBUILD,
    /** Reads what failures say of themselves, which may contain what people wrote. */
    FAILURES_READ,
    /** Looks at records of the topics that are none of our events, and dismisses them. */
    RECORDS_HANDLE,
    TOPICS_REFILL;

    private final String text =
            name().toLowerCase(Locale.ROOT).replaceFirst("_", ":").replace('_', '-');

    /** A copy that is always written in the same order. */
    public static Set<Permission> inOrder(Collection<Permission> permissions) {
        Set<Permission> ordered = EnumSet.noneOf(Permission.class);
        ordered.addAll(permissions);
        return Collections.unmodifiableSet(ordered);
    }

    /** Whether it can be held for a part of the desk; the others count for the whole desk or not at all. */
    public boolean isAboutTickets() {
        return name().startsWith("TICKETS_") || this == HISTORY_READ_ALL;
    }

    @Override
    public String toString() {
        return text;
    }
}
