package ticketstream.embedded.database;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A database: its collections and their indexes, each a map of the storage. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<byte[]> {
    static final String DOCUMENTS = "documents.";
    private static final String NOTES = "notes";

    private final Storage storage;

    StoredDatabase(String name, Storage storage, CursorRegistry cursors) {
        super(name, cursors);
        this.storage = storage;
        initializeNamespacesAndIndexes();
    }

    String namespace(String collection) {
        return getFullCollectionNamespace(collection);
    }

    @Nullable
    StoredCollection collection(String name) {
        return (StoredCollection) resolveCollection(name, false);
    }

    StoredCollection collectionOrNew(String name) {
        return (StoredCollection) resolveOrCreateCollection(name);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        WriteCommands writes = new WriteCommands(this, query);
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "insert" -> writes.insert();
            case "update" ->
                writes.hasArrayFilters()
                        ? super.handleCommand(channel, command, query, resolver, oplog)
                        : writes.update();
            case "delete" -> writes.delete();
            case "aggregate" -> new AggregateCommand(this, resolver, oplog).run(query);
            default -> super.handleCommand(channel, command, query, resolver, oplog);
        };
    }

    @Override
    protected Index<byte[]> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return isPrimary(keys)
                ? new IdIndex(name, keys, storage.bytes(DOCUMENTS + getFullCollectionNamespace(collection)))
                : open(collection, name, keys, sparse, true);
    }

    private static boolean isPrimary(List<IndexKey> keys) {
        return keys.size() == 1 && keys.getFirst().getKey().equals("_id");
    }

    @Override
    protected Index<byte[]> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return open(collection, name, keys, sparse, false);
    }

    private OrderedIndex open(String collection, String name, List<IndexKey> keys, boolean sparse, boolean unique) {
        String map = Maps.ENTRIES + getFullCollectionNamespace(collection) + "." + name;
        return new OrderedIndex(name, keys, sparse, unique, storage.keys(map), storage.bytes(NOTES));
    }

    @Override
    protected MongoCollection<byte[]> openOrCreateCollection(String collection, CollectionOptions options) {
        return new StoredCollection(
                this,
                collection,
                options,
                storage.bytes(DOCUMENTS + getFullCollectionNamespace(collection)),
                cursorRegistry);
    }

    @Override
    public synchronized void dropCollection(String collection, Oplog oplog) {
        super.dropCollection(collection, oplog);
        storage.bytes(DOCUMENTS + getFullCollectionNamespace(collection)).drop();
    }

    @Override
    protected long getStorageSize() {
        return storage.fileSize();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
