package ticketstream.embedded.database;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A secondary index: compound, ascending and descending, unique or not, sparse or not, over arrays as well. */
final class OrderedIndex extends StoredIndex implements AccessPath {
    private final IndexEntries entries;
    private final LoggedMap<Boolean> map;
    private final MVMap<byte[], byte[]> notes;
    private final byte[] arraysNote;
    private volatile long arrays;

    OrderedIndex(
            String name,
            List<IndexKey> keys,
            boolean sparse,
            boolean unique,
            LoggedMap<Boolean> map,
            MVMap<byte[], byte[]> notes) {
        super(name, keys, sparse, unique, map);
        this.entries = new IndexEntries(keys);
        this.map = map;
        this.notes = notes;
        this.arraysNote = IdIndex.key("arrays." + map.getName());
        byte @Nullable [] stored = notes.get(arraysNote);
        this.arrays = stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    MVMap<byte[], Boolean> map() {
        return map;
    }

    @Override
    public List<FieldPath> paths() {
        return entries.paths();
    }

    @Override
    public boolean ascending(int field) {
        return entries.ascending(field);
    }

    @Override
    public boolean multikey(int field) {
        return ((arrays >>> field) & 1) != 0;
    }

    @Override
    public boolean sparse() {
        return isSparse();
    }

    private boolean skips(Document document) {
        return isSparse() && entries.isAbsent(document);
    }

    private IndexEntries.Values valuesOf(Document document) {
        return skips(document) ? new IndexEntries.Values(List.of(), 0) : entries.valuesOf(document);
    }

    private void refuseTaken(
            IndexEntries.Values values, Document document, byte @Nullable [] self, MongoCollection<byte[]> collection) {
        for (byte[] key : values.keys()) {
            byte @Nullable [] hit = map.ceilingKey(key);
            boolean taken = hit != null
                    && hit.length > key.length
                    && Arrays.equals(hit, 0, key.length, key, 0, key.length)
                    && !(self != null && Arrays.equals(self, IndexEntries.idOf(hit)));
            if (taken) {
                KeyValue shown = getKeyValues(document).iterator().next();
                throw new DuplicateKeyError(this, collection, getKeys(), shown);
            }
        }
    }

    @Override
    public byte @Nullable [] getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<byte[]> collection) {
        checkUpdate(document, document, null, collection);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<byte[]> collection) {
        checkUpdate(before, after, IdIndex.key(before.get("_id")), collection);
    }

    private void checkUpdate(
            Document before, Document after, byte @Nullable [] self, MongoCollection<byte[]> collection) {
        IndexEntries.Values values = indexable(after);
        if (isUnique() && (self == null || !values.sameAs(valuesOf(before)))) {
            refuseTaken(values, after, self, collection);
        }
    }

    private IndexEntries.Values indexable(Document document) {
        try {
            return valuesOf(document);
        } catch (IllegalArgumentException e) {
            throw new MongoServerError(67, "CannotCreateIndex", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void add(Document document, byte[] position, MongoCollection<byte[]> collection) {
        add(valuesOf(document), position);
    }

    private void add(IndexEntries.Values values, byte[] position) {
        for (byte[] key : values.keys()) {
            map.put(IndexEntries.entry(key, position), Boolean.TRUE);
        }
        if ((values.arrays() & ~arrays) != 0) {
            arrays |= values.arrays();
            notes.put(
                    arraysNote, ByteBuffer.allocate(Long.BYTES).putLong(arrays).array());
        }
    }

    private void remove(IndexEntries.Values values, byte[] position) {
        for (byte[] key : values.keys()) {
            map.remove(IndexEntries.entry(key, position));
        }
    }

    @Override
    public byte[] remove(Document document) {
        byte[] position = IdIndex.key(document.get("_id"));
        remove(valuesOf(document), position);
        return position;
    }

    @Override
    public void updateInPlace(Document before, Document after, byte[] position, MongoCollection<byte[]> collection) {
        IndexEntries.Values old = valuesOf(before);
        IndexEntries.Values wanted = valuesOf(after);
        if (!wanted.sameAs(old)) {
            remove(old, position);
            add(wanted, position);
        }
    }

    @Override
    public void drop() {
        notes.remove(arraysNote);
        map.drop();
    }
}
