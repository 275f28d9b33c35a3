package ticketstream.projections.row;

/** No event of this aggregate waits to be applied to this read model. */
public final class NotParked extends RuntimeException {
    NotParked() {
        super("nothing waits here", null, false, false);
    }
}
