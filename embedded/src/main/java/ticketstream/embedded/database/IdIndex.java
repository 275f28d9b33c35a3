package ticketstream.embedded.database;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The index of the ids: a view of the documents themselves, which are stored under their ids in order. */
final class IdIndex extends StoredIndex {
    private final String field;
    private final MVMap<byte[], byte[]> documents;

    IdIndex(String name, List<IndexKey> keys, MVMap<byte[], byte[]> documents) {
        super(name, keys, false, true, documents);
        this.field = keys.getFirst().getKey();
        this.documents = documents;
    }

    static byte[] key(@Nullable Object id) {
        return new KeyWriter().value(id).toBytes();
    }

    @Override
    public byte @Nullable [] getPosition(Document document) {
        byte[] key = key(document.get(field));
        return documents.containsKey(key) ? key : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<byte[]> collection) {
        @Nullable Object id = document.get(field);
        if (documents.containsKey(key(id))) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(new Object[] {id}));
        }
    }

    @Override
    public void add(Document document, byte[] position, MongoCollection<byte[]> collection) {
        // the collection stores the document under its id
    }

    @Override
    public byte @Nullable [] remove(Document document) {
        return getPosition(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<byte[]> collection) {
        // ids do not change
    }

    @Override
    public void updateInPlace(Document before, Document after, byte[] position, MongoCollection<byte[]> collection) {
        // ids do not change
    }

    @Override
    public void drop() {
        // the collection drops its documents
    }
}
