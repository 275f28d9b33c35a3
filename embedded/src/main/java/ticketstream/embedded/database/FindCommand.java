package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** find, getMore and killCursors: documents leave as the bytes they are stored in. */
final class FindCommand {
    private static final int FIRST_BATCH = 101;

    private final OpenCursors cursors = new OpenCursors();

    Answer find(StoredDatabase database, Request command) {
        String name = command.text("find");
        @Nullable StoredCollection collection = database.collection(name);
        Iterator<byte[]> found = collection == null ? Collections.emptyIterator() : find(collection, command);
        int most = command.number("batchSize", FIRST_BATCH);
        List<byte[]> batch = most == 0 ? List.of() : Batch.take(found, most);
        boolean more = !command.is("singleBatch", false) && found.hasNext();
        return new Batch(database.namespace(name), "firstBatch", batch, more ? cursors.add(found) : 0);
    }

    private static Iterator<byte[]> find(StoredCollection collection, Request command) {
        Document filter = command.documentOrEmpty("filter");
        @Nullable Document sort = command.document("sort");
        Document projection = command.documentOrEmpty("projection");
        int skip = command.number("skip", 0);
        int limit = Math.abs(command.number("limit", 0));
        return projection.isEmpty()
                ? stored(collection.find(filter, sort, skip, limit))
                : collection.project(filter, sort, skip, limit, projection);
    }

    private static Iterator<byte[]> stored(Iterator<Row> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public byte[] next() {
                return rows.next().bson();
            }
        };
    }

    Answer getMore(StoredDatabase database, Request command) {
        long id = command.id("getMore");
        @Nullable Iterator<byte[]> rest = cursors.get(id);
        if (rest == null) {
            throw new MongoServerError(43, "CursorNotFound", "cursor id " + id + " not found");
        }
        synchronized (rest) {
            List<byte[]> batch = Batch.take(rest, command.number("batchSize", 0));
            boolean more = rest.hasNext();
            if (!more) {
                cursors.remove(id);
            }
            return new Batch(database.namespace(command.text("collection")), "nextBatch", batch, more ? id : 0);
        }
    }

    Answer killCursors(Request command) {
        List<Long> killed = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (Object id : (List<?>) Objects.requireNonNull(command.fields().get("cursors"))) {
            long cursor = ((Number) id).longValue();
            (cursors.remove(cursor) ? killed : unknown).add(cursor);
        }
        return Answer.of(new Document("cursorsKilled", killed)
                .append("cursorsNotFound", unknown)
                .append("cursorsAlive", List.of())
                .append("cursorsUnknown", List.of())
                .append("ok", 1.0));
    }
}
