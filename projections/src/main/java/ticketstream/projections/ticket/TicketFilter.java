package ticketstream.projections.ticket;

import org.jspecify.annotations.Nullable;
import ticketstream.domain.ticket.TicketStatus;

/**
 * Which tickets of a list to show; null lets every ticket pass.
 *
 * @param assignee an account's id, or {@link #NOBODY}
 * @param text what title or description contain, in any case; plain text of at most {@link #LONGEST_TEXT} characters
 */
public record TicketFilter(
        @Nullable TicketStatus status,
        @Nullable String category,
        @Nullable String assignee,
        @Nullable String text) {
    /** Every ticket. */
    public static final TicketFilter NONE = new TicketFilter(null, null, null, null);

    /** Tickets without an assignee. */
    public static final String NOBODY = "none";

    /** Code points a text to look for may have. */
    public static final int LONGEST_TEXT = 200;

    public TicketFilter {
        if (text != null && text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw new IllegalArgumentException("a text to look for has at most " + LONGEST_TEXT + " characters");
        }
    }
}
