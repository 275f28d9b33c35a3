package ticketstream.projections.generation;

/** What was asked of a rebuild is not possible in its present state. Nothing was changed. */
public final class RebuildRefused extends RuntimeException {
    RebuildRefused() {
        super("not possible in the present state of the rebuild", null, false, false);
    }
}
