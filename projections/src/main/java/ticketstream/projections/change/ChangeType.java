package ticketstream.projections.change;

import java.util.Locale;

/** What a change is to its audience. The text form is the {@code type} of the live frame. */
public enum ChangeType {
    /** The ticket is new to this audience: opened, or moved into its sight. */
    TICKET_CREATED,
    STATUS_UPDATED,
    TICKET_UPDATED,
    /** Somebody or nobody has the ticket now. */
    TICKET_ASSIGNED,
    /** Somebody wrote to all who see the ticket. */
    TICKET_REPLIED,
    /** Somebody wrote to those who may read notes, and only they hear of it. */
    TICKET_NOTED,
    /** The ticket left every list. */
    TICKET_DELETED,
    /** The ticket left the sight of this audience. */
    TICKET_GONE,
    /** The rights of the account itself are others now. */
    ACCESS_CHANGED;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @Override
    public String toString() {
        return text;
    }
}
