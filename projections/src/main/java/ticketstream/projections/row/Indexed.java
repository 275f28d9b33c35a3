package ticketstream.projections.row;

/** A list whose pages are answered from indexes. */
public interface Indexed {
    /** Creates missing indexes, any number of times. Fails while the database is away: call it again then. */
    void ensureIndexes();
}
