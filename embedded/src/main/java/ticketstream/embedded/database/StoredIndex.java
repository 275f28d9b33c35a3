package ticketstream.embedded.database;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;

/** An index in a map of the store; the {@link Finder} reads it, the protocol's own code only keeps it up to date. */
abstract class StoredIndex extends Index<byte[]> {
    private final boolean unique;
    private final MVMap<byte[], ?> entries;

    StoredIndex(String name, List<IndexKey> keys, boolean sparse, boolean unique, MVMap<byte[], ?> entries) {
        super(name, keys, sparse);
        this.unique = unique;
        this.entries = entries;
    }

    @Override
    public final boolean canHandle(Document query) {
        return false;
    }

    @Override
    public final Iterable<byte[]> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public final long getDataSize() {
        return 0;
    }

    @Override
    public final boolean isUnique() {
        return unique;
    }
}
