package ticketstream.domain.actor;

import java.util.Locale;

/** What an account is on this desk. The text form is the one in every API, event and screen. */
public enum Role {
    /** Opens tickets and follows them. */
    USER,
    /** Works on the tickets of one department. */
    AGENT,
    /** Sees and may do everything. */
    ADMIN,
    /** Reads every history, changes nothing. */
    AUDITOR,
    /** Rebuilds projections and sees figures, not ticket text. */
    ANALYST;

    private final String text = name().toLowerCase(Locale.ROOT);

    @Override
    public String toString() {
        return text;
    }
}
