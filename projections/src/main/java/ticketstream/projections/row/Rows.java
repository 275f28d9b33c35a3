package ticketstream.projections.row;

import static java.util.stream.Collectors.toMap;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bson.Document;

/** The rows of one read model. Nothing here talks to the database before it is asked for rows. */
public final class Rows<S> {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final RowFormat<S> format;

    public Rows(MongoDatabase database, String name, RowFormat<S> format) {
        // Lost rows are written again, because the token stored after them is lost as well.
        this.collection = database.getCollection(name).withWriteConcern(WriteConcern.W1);
        this.format = format;
    }

    /** Creates what is missing; waits for the database and throws its exceptions. */
    public void ensureIndexes(List<IndexModel> indexes) {
        collection.createIndexes(indexes);
    }

    /** The rows that match, at most {@code limit}. */
    public List<S> find(Document filter, Document sort, int limit) {
        return read(collection.find(filter).sort(sort).limit(limit));
    }

    String name() {
        return collection.getNamespace().getCollectionName();
    }

    long version(S row) {
        return format.version(row);
    }

    Map<String, S> byId(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return read(collection.find(new Document("_id", new Document("$in", ids)))).stream()
                .collect(toMap(format::id, Function.identity()));
    }

    /** Writes rows where the database has none or an older one. Returns what it has instead where it is as new. */
    Map<String, S> write(List<S> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        try {
            collection.bulkWrite(rows.stream().map(this::replacement).toList(), UNORDERED);
            return Map.of();
        } catch (MongoBulkWriteException failure) {
            return kept(rows, failure);
        }
    }

    private ReplaceOneModel<Document> replacement(S row) {
        var older = new Document("_id", format.id(row)).append("version", new Document("$lt", format.version(row)));
        return new ReplaceOneModel<>(older, format.write(row), UPSERT);
    }

    private Map<String, S> kept(List<S> rows, MongoBulkWriteException failure) {
        boolean onlyRefused =
                failure.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
        if (!onlyRefused || failure.getWriteConcernError() != null) {
            throw failure;
        }
        var refused = failure.getWriteErrors().stream()
                .map(error -> rows.get(error.getIndex()))
                .toList();
        var kept = byId(refused.stream().map(format::id).toList());
        for (S row : refused) {
            S instead = kept.get(format.id(row));
            // Two first writes may collide without either being newer: then the batch is to be repeated.
            if (instead == null || format.version(instead) < format.version(row)) {
                throw failure;
            }
        }
        return kept;
    }

    private List<S> read(FindIterable<Document> found) {
        return found.map(format::read).map(Objects::requireNonNull).into(new ArrayList<>());
    }
}
