package ticketstream.projections.row;

/** A read model that is new in this release is still being filled; it has no answers yet. */
public final class NotServing extends IllegalStateException {
    NotServing(String name) {
        super(name + " is being filled");
    }
}
