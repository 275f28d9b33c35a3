package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
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
        OpenCursor found = collection == null ? OpenCursor.none() : find(collection, command);
        int most = command.number("batchSize", FIRST_BATCH);
        String namespace = database.namespace(name);
        try {
            List<byte[]> batch = most == 0 ? List.of() : found.take(most);
            if (!command.is("singleBatch", false) && found.hasMore()) {
                return new Batch(namespace, "firstBatch", batch, cursors.add(found));
            }
            found.close();
            return new Batch(namespace, "firstBatch", batch, 0);
        } catch (RuntimeException e) {
            found.close();
            throw e;
        }
    }

    private static OpenCursor find(StoredCollection collection, Request command) {
        Document filter = command.documentOrEmpty("filter");
        @Nullable Document sort = command.document("sort");
        Document projection = command.documentOrEmpty("projection");
        int skip = command.number("skip", 0);
        int limit = Math.abs(command.number("limit", 0));
        return projection.isEmpty()
                ? OpenCursor.of(collection.find(filter, sort, skip, limit))
                : OpenCursor.of(collection.project(filter, sort, skip, limit, projection));
    }

    Answer getMore(StoredDatabase database, Request command) {
        long id = command.id("getMore");
        @Nullable OpenCursor cursor = cursors.get(id);
        if (cursor == null) {
            throw new MongoServerError(43, "CursorNotFound", "cursor id " + id + " not found");
        }
        List<byte[]> batch = cursor.take(command.number("batchSize", 0));
        boolean more = cursor.hasMore();
        if (!more) {
            cursors.remove(id);
        }
        return new Batch(database.namespace(command.text("collection")), "nextBatch", batch, more ? id : 0);
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
