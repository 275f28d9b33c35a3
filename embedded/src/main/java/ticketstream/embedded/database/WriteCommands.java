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
    private final Request command;
    private final boolean ordered;

    WriteCommands(StoredDatabase database, Document command) {
        this.database = database;
        this.command = new Request(command);
        this.ordered = this.command.is("ordered", true);
    }

    private interface Statement {
        void run(int index, Request statement);
    }

    Document insert() {
        List<Document> documents = command.documents("documents");
        List<Document> errors = collection(command.text("insert")).insertDocuments(documents, ordered);
        int stored = errors.isEmpty() || !ordered
                ? documents.size() - errors.size()
                : new Request(errors.getFirst()).number("index", 0);
        return answer(new Document("n", stored), errors);
    }

    /** Only the protocol's own code can read array filters; it does not stop at errors. */
    boolean hasArrayFilters() {
        return command.documents("updates").stream().anyMatch(statement -> statement.containsKey("arrayFilters"));
    }

    Document update() {
        StoredCollection collection = collection(command.text("update"));
        List<Document> upserted = new ArrayList<>();
        int[] counts = new int[2];
        List<Document> errors = each("updates", (index, statement) -> {
            Document done = update(collection, statement);
            counts[0] += new Request(done).number("n", 0);
            counts[1] += new Request(done).number("nModified", 0);
            if (done.containsKey("upserted")) {
                upserted.add(new Document("index", index).append("_id", done.get("upserted")));
            }
        });
        Document answer = new Document("n", counts[0] + upserted.size()).append("nModified", counts[1]);
        answer.putIfNotNull("upserted", upserted.isEmpty() ? null : upserted);
        return answer(answer, errors);
    }

    private static Document update(StoredCollection collection, Request statement) {
        if (!(statement.fields().get("u") instanceof Document change)) {
            throw new MongoServerError(9, "FailedToParse", "updates by pipeline are not supported here");
        }
        return collection.updateDocuments(
                statement.documentOrEmpty("q"),
                change,
                ArrayFilters.empty(),
                statement.is("multi", false),
                statement.is("upsert", false),
                NoopOplog.get());
    }

    Document delete() {
        @Nullable StoredCollection collection = database.collection(command.text("delete"));
        int[] deleted = new int[1];
        List<Document> errors = each("deletes", (index, statement) -> {
            if (collection != null) {
                deleted[0] += collection.deleteDocuments(statement.documentOrEmpty("q"), statement.number("limit", 0));
            }
        });
        return answer(new Document("n", deleted[0]), errors);
    }

    private List<Document> each(String list, Statement work) {
        List<Document> errors = new ArrayList<>();
        int index = 0;
        for (Document statement : command.documents(list)) {
            try {
                work.run(index, new Request(statement));
            } catch (MongoServerException e) {
                errors.add(Answers.error(e).append("index", index));
                if (ordered) {
                    return errors;
                }
            }
            index++;
        }
        return errors;
    }

    private StoredCollection collection(String name) {
        if (name.startsWith("system.")) {
            throw new MongoServerError(73, "InvalidNamespace", "cannot write to " + name);
        }
        return database.collectionOrNew(name);
    }

    private static Document answer(Document answer, List<Document> errors) {
        answer.putIfNotNull("writeErrors", errors.isEmpty() ? null : errors);
        return answer.append("ok", 1.0);
    }
}
