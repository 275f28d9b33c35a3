package ticketstream.embedded.database;

import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Aggregation whose first stages (match, sort, skip, limit) are a search, so that indexes serve them; counting is one too. */
final class AggregateCommand {
    private final StoredDatabase database;
    private final DatabaseResolver resolver;
    private final Oplog oplog;

    AggregateCommand(StoredDatabase database, DatabaseResolver resolver, Oplog oplog) {
        this.database = database;
        this.resolver = resolver;
        this.oplog = oplog;
    }

    Document run(Document command) {
        String name = String.valueOf(command.get("aggregate"));
        @Nullable StoredCollection collection = database.collection(name);
        List<Document> result =
                collection == null ? List.of() : run(collection, Aggregation.parse(command.get("pipeline")));
        Document cursor = new Document("firstBatch", result)
                .append("id", 0L)
                .append("ns", database.getDatabaseName() + "." + name);
        return new Document("cursor", cursor).append("ok", 1.0);
    }

    private List<Document> run(StoredCollection collection, List<Document> pipeline) {
        PipelineStart start = PipelineStart.of(pipeline);
        List<Document> rest = pipeline.subList(start.stages(), pipeline.size());
        if (rest.size() == 1 && countsAll(rest.getFirst())) {
            return count(collection, start, (Document)
                    Objects.requireNonNull(rest.getFirst().get("$group")));
        }
        try (Found found = collection.find(start.match(), start.sort(), start.skip(), start.limit())) {
            Stream<Document> documents = StreamSupport.stream(
                            Spliterators.spliteratorUnknownSize(found, Spliterator.ORDERED), false)
                    .map(Row::document);
            return Aggregation.fromPipeline(rest, resolver, database, collection, oplog)
                    .runStages(documents);
        }
    }

    /** What the driver sends for countDocuments: one constant group and a sum of ones. */
    private static boolean countsAll(Document stage) {
        return stage.get("$group") instanceof Document group
                && group.size() == 2
                && (group.get("_id") == null || group.get("_id") instanceof Number)
                && group.values().stream().anyMatch(new Document("$sum", 1)::equals);
    }

    private static List<Document> count(StoredCollection collection, PipelineStart start, Document group) {
        int count = collection.count(start.match(), start.skip(), start.limit());
        if (count == 0) {
            return List.of();
        }
        Document counted = new Document();
        group.forEach((field, value) -> counted.put(field, value instanceof Document ? (Object) count : value));
        return List.of(counted);
    }
}
