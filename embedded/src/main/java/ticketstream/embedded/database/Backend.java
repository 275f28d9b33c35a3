package ticketstream.embedded.database;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Runs commands against the storage and answers when the client's concern allows it. */
final class Backend extends AbstractMongoBackend {
    private static final Set<String> STRUCTURE =
            Set.of("create", "createindexes", "drop", "dropindexes", "dropdatabase");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify");
    private static final Set<String> WRITING_STAGES = Set.of("$out", "$merge");

    private final Storage storage;
    private final FindCommand find = new FindCommand();

    Backend(Storage storage) {
        this.storage = storage;
        storage.names().stream()
                .filter(map -> map.startsWith(StoredDatabase.DOCUMENTS))
                .map(map -> map.substring(StoredDatabase.DOCUMENTS.length()))
                .map(namespace -> namespace.substring(0, namespace.indexOf('.')))
                .distinct()
                .toList()
                .forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(name, storage, getCursorRegistry());
    }

    long examined(String database, String collection) {
        return ((StoredDatabase) resolveDatabase(database))
                .collectionOrNew(collection)
                .examined();
    }

    void answer(MongoMessage message, Consumer<Answer> reply) {
        Document command = message.getDocument();
        String name = command.keySet().iterator().next().toLowerCase(Locale.ROOT);
        try {
            if (isWrite(name, command)) {
                write(message, STRUCTURE.contains(name) || asksToLast(command), reply);
            } else {
                read(message, name, readsMajority(command), reply);
            }
        } catch (RuntimeException e) {
            reply.accept(Answer.of(Answers.failure(e)));
        }
    }

    private void write(MongoMessage message, boolean mustLast, Consumer<Answer> reply) {
        AtomicReference<Document> done = new AtomicReference<>();
        long epoch = storage.write(mustLast, () -> done.set(handle(message)));
        Document answer = Objects.requireNonNull(done.get());
        storage.whenDurable(
                mustLast ? epoch : 0,
                failure -> reply.accept(Answer.of(failure == null ? answer : Answers.unsure(answer, failure))));
    }

    private void read(MongoMessage message, String name, boolean majority, Consumer<Answer> reply) {
        Answer answer = switch (name) {
            case "find" -> find.find(database(message), new Request(message.getDocument()));
            case "getmore" -> find.getMore(database(message), new Request(message.getDocument()));
            case "killcursors" -> find.killCursors(new Request(message.getDocument()));
            default -> Answer.of(handle(message));
        };
        storage.whenDurable(
                majority ? storage.awaited() : 0,
                failure -> reply.accept(failure == null ? answer : Answer.of(Answers.failure(failure))));
    }

    private static boolean isWrite(String name, Document command) {
        return WRITES.contains(name) || STRUCTURE.contains(name) || (name.equals("aggregate") && writes(command));
    }

    private static boolean writes(Document aggregate) {
        return aggregate.get("pipeline") instanceof Collection<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Map<?, ?> one
                                && one.keySet().stream().anyMatch(WRITING_STAGES::contains));
    }

    private static boolean asksToLast(Document command) {
        return command.get("writeConcern") instanceof Document concern
                && (Boolean.TRUE.equals(concern.get("j")) || "majority".equals(concern.get("w")));
    }

    private static boolean readsMajority(Document command) {
        return command.get("readConcern") instanceof Document concern && "majority".equals(concern.get("level"));
    }

    private Document handle(MongoMessage message) {
        Document command = message.getDocument();
        try {
            return handleCommand(
                    message.getChannel(),
                    message.getDatabaseName(),
                    command.keySet().iterator().next(),
                    command);
        } catch (RuntimeException e) {
            return Answers.failure(e);
        }
    }

    private StoredDatabase database(MongoMessage message) {
        return (StoredDatabase) resolveDatabase(message.getDatabaseName());
    }
}
