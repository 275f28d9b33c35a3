package ticketstream.domain.ticket;

import java.util.Locale;

/** Where a ticket stands. The text form ({@code in-progress}) is the one in every API, event and screen. */
public enum TicketStatus {
    WAITING,
    IN_PROGRESS,
    RESOLVED,
    CLOSED;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Whether the state machine has a step from here to {@code next}. A status never becomes itself. */
    public boolean mayBecome(TicketStatus next) {
        return switch (this) {
            case WAITING -> next == IN_PROGRESS || next == RESOLVED;
            case IN_PROGRESS -> next == RESOLVED || next == WAITING;
            case RESOLVED -> next == CLOSED || next == IN_PROGRESS;
            case CLOSED -> next == IN_PROGRESS;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
