package ticketstream.domain.ticket;

/** A refused command: nothing happened. Carries no stack trace, because a refusal is an answer and not a fault. */
public final class TicketRejection extends RuntimeException {
    /** Why a command was refused; the names are public API. */
    public enum Reason {
        /** There is no such ticket, or none the actor may see. */
        TICKET_NOT_FOUND,
        /** The actor sees the ticket but may not do this to it. */
        FORBIDDEN,
        /** The state machine has no such step from the present status. */
        ILLEGAL_STATUS_CHANGE,
        /** The ticket has moved on since the version the actor saw. */
        STALE_VERSION,
        /** Nobody of that id works for the ticket's department. */
        ASSIGNEE_UNSUITABLE
    }

    private final Reason reason;
    private final long currentVersion;

    public TicketRejection(Reason reason, long currentVersion) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.currentVersion = currentVersion;
    }

    public Reason reason() {
        return reason;
    }

    /** The ticket's version when it refused; 0 where there is none to tell. */
    public long currentVersion() {
        return currentVersion;
    }
}
