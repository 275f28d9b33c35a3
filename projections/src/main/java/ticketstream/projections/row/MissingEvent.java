package ticketstream.projections.row;

/** An event arrived before one that precedes it: the read model stops here rather than skip or invent. */
public final class MissingEvent extends IllegalStateException {
    MissingEvent(String rows, String id, long version, long expected) {
        super(rows + " has " + id + " before version " + expected + ", but version " + version + " arrived");
    }
}
