package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** A stored document and the key of its id; decoded at most once, and only if somebody must look inside. */
final class Row {
    private final byte[] id;
    private final byte[] bson;
    private @Nullable Document document;

    Row(byte[] id, byte[] bson) {
        this.id = id;
        this.bson = bson;
    }

    byte[] id() {
        return id;
    }

    byte[] bson() {
        return bson;
    }

    /** The reader's own copy. */
    Document document() {
        if (document == null) {
            document = Bson.decode(bson);
        }
        return document;
    }
}
