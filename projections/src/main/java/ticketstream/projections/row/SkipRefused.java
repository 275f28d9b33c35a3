package ticketstream.projections.row;

/** The first event of an aggregate cannot be skipped. Nothing was changed. */
public final class SkipRefused extends RuntimeException {
    SkipRefused() {
        super("without its first event there is no row", null, false, false);
    }
}
