package ticketstream.projections.row;

import static java.util.stream.Collectors.toMap;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;

/** The rows of one generation of a read model. Nothing here talks to the database before it is asked to. */
public final class Rows<S> {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final RowFormat<S> format;

    Rows(MongoCollection<Document> collection, RowFormat<S> format) {
        this.collection = collection;
        this.format = format;
    }

    /** Creates what is missing; waits for the database and throws its exceptions. */
    public void ensureIndexes(List<Document> indexes) {
        collection.createIndexes(indexes.stream().map(IndexModel::new).toList());
    }

    /** Whether there is no row. */
    public boolean isEmpty() {
        return collection.find().limit(1).first() == null;
    }

    /** Removes all rows and their indexes. */
    public void drop() {
        collection.drop();
    }

    /** Rows as they are stored, those of the greater ids in their order. */
    public List<Document> stored(String behind, int limit) {
        return collection
                .find(new Document("_id", new Document("$gt", behind)))
                .sort(new Document("_id", 1))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Rows as they are stored, those of these ids. */
    public List<Document> stored(Collection<String> ids) {
        return among(ids).into(new ArrayList<>());
    }

    List<S> find(Document filter, Document sort, int limit) {
        return read(collection.find(filter).sort(sort).limit(limit));
    }

    Map<String, S> byId(Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : read(among(ids)).stream().collect(toMap(format::id, Function.identity()));
    }

    /**
     * Writes rows where the database has none or an older one. Returns what it has instead where it is as new.
     *
     * @param begun ids of rows that are most probably not there: an insert is cheaper than to look for them
     */
    Map<String, S> write(Map<String, S> rows, Set<String> begun) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        var written = List.copyOf(rows.values());
        try {
            collection.bulkWrite(
                    written.stream()
                            .map(row -> begun.contains(format.id(row)) ? insertion(row) : replacement(row))
                            .toList(),
                    UNORDERED);
            return Map.of();
        } catch (MongoBulkWriteException failure) {
            return kept(refused(written, failure));
        }
    }

    private WriteModel<Document> insertion(S row) {
        return new InsertOneModel<>(format.write(row));
    }

    private WriteModel<Document> replacement(S row) {
        var older = new Document("_id", format.id(row)).append("version", new Document("$lt", format.version(row)));
        return new ReplaceOneModel<>(older, format.write(row), UPSERT);
    }

    private static <S> List<S> refused(List<S> written, MongoBulkWriteException failure) {
        boolean onlyRefused =
                failure.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
        if (!onlyRefused || failure.getWriteConcernError() != null) {
            throw failure;
        }
        return failure.getWriteErrors().stream()
                .map(error -> written.get(error.getIndex()))
                .toList();
    }

    /** Where the database has an older row, somebody else inserted it first: now there is one to replace. */
    private Map<String, S> kept(List<S> refused) {
        Map<String, S> kept = new HashMap<>();
        Map<String, S> older = new HashMap<>();
        var stored = byId(refused.stream().map(format::id).toList());
        for (S row : refused) {
            String id = format.id(row);
            S instead = stored.get(id);
            if (instead != null && format.version(instead) >= format.version(row)) {
                kept.put(id, instead);
            } else {
                older.put(id, row);
            }
        }
        kept.putAll(write(older, Set.of()));
        return kept;
    }

    private FindIterable<Document> among(Collection<String> ids) {
        return collection.find(new Document("_id", new Document("$in", ids)));
    }

    private List<S> read(FindIterable<Document> found) {
        return found.map(format::read).map(Objects::requireNonNull).into(new ArrayList<>());
    }
}
