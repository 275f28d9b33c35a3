package ticketstream.embedded.database;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ImmutableFieldException;
import java.util.Arrays;
import org.h2.mvstore.MVMap;

/** A stored document and the whole one that takes its place: what read models do all the time, so it is made cheap. */
final class Replacement {
    private final Row row;
    private final Document after;
    private final byte[] bson;

    private Replacement(Row row, Document after) {
        this.row = row;
        this.after = after;
        this.bson = Bson.encode(after);
    }

    /** Whether an update is a whole document instead of operators. */
    static boolean isOne(Document update) {
        return update.keySet().stream().noneMatch(field -> field.startsWith("$"));
    }

    static Replacement of(Row row, Document update) {
        Document after = new Document("_id", row.document().get("_id"));
        after.putAll(update);
        if (!Arrays.equals(IdIndex.key(after.get("_id")), row.id())) {
            throw new ImmutableFieldException(
                    "the (immutable) field '_id' was found to have been altered to " + after.get("_id"));
        }
        Utils.validateFieldNames(after);
        return new Replacement(row, after);
    }

    /** Puts it in place, in the indexes as well, and answers like an update. */
    Document store(StoredCollection collection, MVMap<byte[], byte[]> documents) {
        boolean same = Arrays.equals(bson, row.bson());
        if (!same) {
            Document before = row.document();
            for (Index<byte[]> index : collection.getIndexes()) {
                index.checkUpdate(before, after, collection);
            }
            for (Index<byte[]> index : collection.getIndexes()) {
                index.updateInPlace(before, after, row.id(), collection);
            }
            documents.put(row.id(), bson);
        }
        return new Document("n", 1).append("nModified", same ? 0 : 1);
    }
}
