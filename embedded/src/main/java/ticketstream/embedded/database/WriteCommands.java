package ticketstream.embedded.database;

import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three commands that write lists; ordered ones stop at the first error, and each says what it did. */
final class WriteCommands {
    private final StoredDatabase database;

    WriteCommands(StoredDatabase database) {
        this.database = database;
    }

    private interface Statement {
        void run(int index, Document statement);
    }

    Document insert(Document command) {
        List<Document> documents = documents(command, "documents");
        List<Document> errors = collection(command, "insert").insertDocuments(documents, ordered(command));
        int stored = errors.isEmpty() || !ordered(command)
                ? documents.size() - errors.size()
                : (int) errors.getFirst().get("index");
        return answer(new Document("n", stored), errors);
    }

    /** Only the protocol's own code can read array filters; it does not stop at errors. */
    static boolean hasArrayFilters(Document command) {
        return documents(command, "updates").stream().anyMatch(statement -> statement.containsKey("arrayFilters"));
    }

    Document update(Document command) {
        StoredCollection collection = collection(command, "update");
        List<Document> upserted = new ArrayList<>();
        int[] counts = new int[2];
        List<Document> errors = each(command, "updates", (index, statement) -> {
            Document done = update(collection, statement);
            counts[0] += (int) done.get("n");
            counts[1] += (int) done.get("nModified");
            if (done.containsKey("upserted")) {
                upserted.add(new Document("index", index).append("_id", done.get("upserted")));
            }
        });
        Document answer = new Document("n", counts[0] + upserted.size()).append("nModified", counts[1]);
        answer.putIfNotNull("upserted", upserted.isEmpty() ? null : upserted);
        return answer(answer, errors);
    }

    private static Document update(StoredCollection collection, Document statement) {
        if (!(statement.get("u") instanceof Document change)) {
            throw new MongoServerError(9, "FailedToParse", "updates by pipeline are not supported here");
        }
        return collection.updateDocuments(
                (Document) statement.get("q"),
                change,
                ArrayFilters.empty(),
                Boolean.TRUE.equals(statement.get("multi")),
                Boolean.TRUE.equals(statement.get("upsert")),
                NoopOplog.get());
    }

    Document delete(Document command) {
        @Nullable StoredCollection collection = database.collection((String) command.get("delete"));
        int[] deleted = new int[1];
        List<Document> errors = each(command, "deletes", (index, statement) -> {
            if (collection != null) {
                int limit = ((Number) statement.get("limit")).intValue();
                deleted[0] += collection.deleteDocuments((Document) statement.get("q"), limit);
            }
        });
        return answer(new Document("n", deleted[0]), errors);
    }

    private List<Document> each(Document command, String list, Statement work) {
        List<Document> errors = new ArrayList<>();
        int index = 0;
        for (Document statement : documents(command, list)) {
            try {
                work.run(index, statement);
            } catch (MongoServerException e) {
                errors.add(Answers.error(e).append("index", index));
                if (ordered(command)) {
                    return errors;
                }
            }
            index++;
        }
        return errors;
    }

    private StoredCollection collection(Document command, String verb) {
        String name = (String) command.get(verb);
        if (name.startsWith("system.")) {
            throw new MongoServerError(73, "InvalidNamespace", "cannot write to " + name);
        }
        return database.collectionOrNew(name);
    }

    private static boolean ordered(Document command) {
        return !Boolean.FALSE.equals(command.get("ordered"));
    }

    @SuppressWarnings("unchecked") // the protocol sends a list of documents here
    private static List<Document> documents(Document command, String list) {
        return (List<Document>) command.getOrDefault(list, List.of());
    }

    private static Document answer(Document answer, List<Document> errors) {
        answer.putIfNotNull("writeErrors", errors.isEmpty() ? null : errors);
        return answer.append("ok", 1.0);
    }
}
