package ticketstream.projections.row;

import org.bson.Document;

/** How a row is stored. The document's {@code _id} is the row's id, its {@code version} the row's version. */
public interface RowFormat<S> {
    /** The id of the aggregate whose events the row folds. */
    String id(S row);

    /** How many events of its aggregate the row contains. */
    long version(S row);

    /** The whole document; writing it twice is the same as once. */
    Document write(S row);

    /** The row as if one more event had changed nothing but the version. */
    S skipped(S row);

    /** The row a document was written from. */
    S read(Document document);
}
