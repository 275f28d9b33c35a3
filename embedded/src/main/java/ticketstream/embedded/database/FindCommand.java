package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** find, getMore and killCursors: documents leave as the bytes they are stored in. */
final class FindCommand {
    private static final int FIRST_BATCH = 101;

    private final OpenCursors cursors = new OpenCursors();

    Answer find(StoredDatabase database, Document command) {
        String name = (String) Objects.requireNonNull(command.get("find"));
        @Nullable StoredCollection collection = database.collection(name);
        Iterator<byte[]> found = collection == null ? Collections.emptyIterator() : find(collection, command);
        int most = command.get("batchSize") instanceof Number size ? size.intValue() : FIRST_BATCH;
        List<byte[]> batch = most == 0 ? List.of() : Batch.take(found, most);
        boolean more = !Boolean.TRUE.equals(command.get("singleBatch")) && found.hasNext();
        return new Batch(database.getDatabaseName() + "." + name, "firstBatch", batch, more ? cursors.add(found) : 0);
    }

    private static Iterator<byte[]> find(StoredCollection collection, Document command) {
        Document filter = command.get("filter") instanceof Document asked ? asked : new Document();
        @Nullable Document sort = (Document) command.get("sort");
        int skip = intOf(command.get("skip"));
        int limit = Math.abs(intOf(command.get("limit")));
        if (command.get("projection") instanceof Document projection && !projection.isEmpty()) {
            return collection.project(filter, sort, skip, limit, projection);
        }
        Iterator<Row> rows = collection.find(filter, sort, skip, limit);
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

    private static int intOf(@Nullable Object number) {
        return number instanceof Number n ? n.intValue() : 0;
    }

    Answer getMore(StoredDatabase database, Document command) {
        long id = ((Number) Objects.requireNonNull(command.get("getMore"))).longValue();
        @Nullable Iterator<byte[]> rest = cursors.get(id);
        if (rest == null) {
            throw new MongoServerError(43, "CursorNotFound", "cursor id " + id + " not found");
        }
        synchronized (rest) {
            List<byte[]> batch = Batch.take(rest, intOf(command.get("batchSize")));
            if (!rest.hasNext()) {
                cursors.remove(id);
            }
            String namespace = database.getDatabaseName() + "." + command.get("collection");
            return new Batch(namespace, "nextBatch", batch, rest.hasNext() ? id : 0);
        }
    }

    Answer killCursors(Document command) {
        List<?> asked = (List<?>) Objects.requireNonNull(command.get("cursors"));
        List<?> killed = asked.stream()
                .filter(id -> cursors.remove(((Number) id).longValue()))
                .toList();
        return Answer.of(new Document("cursorsKilled", killed)
                .append(
                        "cursorsNotFound",
                        asked.stream().filter(id -> !killed.contains(id)).toList())
                .append("cursorsAlive", List.of())
                .append("cursorsUnknown", List.of())
                .append("ok", 1.0));
    }
}
