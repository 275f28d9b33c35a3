package ticketstream.embedded.database;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a collection in the order of their ids. Writers take turns; a reader takes a view between two
 * writers and then reads on its own, so it sees each command whole or not at all.
 */
final class StoredCollection extends AbstractMongoCollection<byte[]> {
    private final MVMap<byte[], byte[]> documents;
    private final Finder finder;
    private boolean firstOnly;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<byte[], byte[]> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.finder = new Finder(this, documents, Objects.requireNonNullElse(getIdField(), "_id"));
    }

    /** How many documents queries looked at so far. */
    long examined() {
        return finder.examined();
    }

    /** @param limit 0 for all */
    Found find(Document query, @Nullable Document sort, int skip, int limit) {
        return finder.find(query, sort, skip, limit);
    }

    Iterator<byte[]> project(Document query, @Nullable Document sort, int skip, int limit, Document fields) {
        List<byte[]> projected = new ArrayList<>();
        queryDocuments(query, sort, skip, limit, 0, fields).forEach(document -> projected.add(Bson.encode(document)));
        return projected.iterator();
    }

    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        long all = query == null || query.isEmpty() ? documents.sizeAsLong() : finder.count(query);
        long rest = Math.max(0, all - skip);
        return (int) (limit > 0 ? Math.min(limit, rest) : rest);
    }

    /** What the protocol's own code asks: updates, deletes, projections. */
    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document sort,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        List<Document> found = new ArrayList<>();
        int most = firstOnly && Thread.holdsLock(this) ? 1 : limit;
        try (Found rows = find(query, sort, skip, most)) {
            rows.forEachRemaining(row -> found.add(row.document()));
        }
        return matchDocumentsFromStream(new Document(), found.stream(), 0, 0, batchSize, null, projection);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document sort,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        return queryDocuments(query, sort, skip, limit, batchSize, projection);
    }

    @Override
    protected byte[] addDocumentInternal(Document document) {
        Object id = getIdField() == null ? UUID.randomUUID() : document.get(getIdField());
        byte[] key = IdIndex.key(id);
        documents.put(key, Bson.encode(document));
        return key;
    }

    @Override
    protected void handleUpdate(byte[] position, Document before, Document after) {
        documents.put(position, Bson.encode(after));
    }

    @Override
    protected Document getDocument(byte[] position) {
        return Bson.decode(Objects.requireNonNull(documents.get(position)));
    }

    @Override
    protected void removeDocument(byte[] position) {
        documents.remove(position);
    }

    @Override
    public synchronized void removeDocument(Document document) {
        if (getIdField() == null) {
            removeDocument(findDocumentPosition(document));
            return;
        }
        getIndexes().forEach(index -> index.remove(document));
        removeDocument(IdIndex.key(document.get(getIdField())));
    }

    @Override
    protected Stream<DocumentWithPosition<byte[]>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(Bson.decode(entry.getValue()), entry.getKey()));
    }

    @Override
    public synchronized void addIndex(Index<byte[]> index) {
        super.addIndex(index);
        finder.use(getIndexes());
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
        finder.use(getIndexes());
    }

    @Override
    public synchronized void addDocument(Document document) {
        super.addDocument(document);
    }

    @Override
    public synchronized List<Document> insertDocuments(List<Document> inserted, boolean ordered) {
        return super.insertDocuments(inserted, ordered);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        if (!multi && Replacement.isOne(update)) {
            try (Found found = find(selector, null, 0, 1)) {
                if (found.hasNext()) {
                    return Replacement.of(found.next(), update).store(this, documents);
                }
            }
        }
        firstOnly = !multi;
        try {
            return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
        } finally {
            firstOnly = false;
        }
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        return super.findAndModify(query);
    }

    @Override
    public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return super.deleteDocuments(selector, limit, oplog);
    }

    @Override
    public synchronized void renameTo(MongoDatabase database, String name) {
        throw new UnsupportedOperationException("collections are not renamed");
    }

    @Override
    public int count() {
        return (int) documents.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int difference) {
        // not tracked
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
