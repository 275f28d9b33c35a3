package ticketstream.projections.row;

/** An event that waits cannot be skipped. Nothing was changed. */
public final class SkipRefused extends RuntimeException {
    /** Why; the names are public API. */
    public enum Reason {
        /** Without the first event of all there is no row that could go on. */
        FIRST_EVENT_NEEDED,
        /** The event still waits: it is not the event that cannot be applied, but its row that cannot be read or written. */
        SKIP_WITHOUT_EFFECT
    }

    private final Reason reason;

    SkipRefused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
