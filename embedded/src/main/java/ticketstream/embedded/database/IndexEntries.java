package ticketstream.embedded.database;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries a document has in an index: one, or one per element where a field is an array. An entry is the values in
 * order, then the id's key, then the length of the former, so that both can be told apart.
 */
final class IndexEntries {
    private final List<FieldPath> paths;
    private final boolean[] ascending;

    IndexEntries(List<IndexKey> keys) {
        paths = keys.stream().map(key -> new FieldPath(key.getKey())).toList();
        ascending = new boolean[keys.size()];
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = keys.get(i).isAscending();
        }
    }

    List<FieldPath> paths() {
        return paths;
    }

    boolean ascending(int field) {
        return ascending[field];
    }

    /** Whether a sparse index has nothing to keep of this document. */
    boolean isAbsent(Document document) {
        return paths.stream().noneMatch(path -> path.isIn(document));
    }

    /** The values of a document as they are written into entries, and which fields were arrays (one bit each). */
    Values valuesOf(Document document) {
        List<List<@Nullable Object>> fields = new ArrayList<>(ascending.length);
        long arrays = 0;
        for (int i = 0; i < ascending.length; i++) {
            List<@Nullable Object> values = new ArrayList<>(1);
            if (paths.get(i).collect(document, values)) {
                arrays |= 1L << i;
            }
            fields.add(values);
        }
        if (arrays == 0) {
            return new Values(List.of(write(fields)), 0);
        }
        return new Values(products(fields), arrays);
    }

    private byte[] write(List<List<@Nullable Object>> fields) {
        KeyWriter key = new KeyWriter();
        for (int i = 0; i < ascending.length; i++) {
            key.value(fields.get(i).getFirst(), ascending[i]);
        }
        return key.toBytes();
    }

    private List<byte[]> products(List<List<@Nullable Object>> fields) {
        List<byte[]> products = List.of(new byte[0]);
        for (int i = 0; i < ascending.length; i++) {
            List<byte[]> longer = new ArrayList<>();
            Set<@Nullable Object> distinct = new LinkedHashSet<>(fields.get(i));
            for (byte[] prefix : products) {
                for (Object value : distinct) {
                    longer.add(new KeyWriter()
                            .raw(prefix)
                            .value(value, ascending[i])
                            .toBytes());
                }
            }
            products = longer;
        }
        return products;
    }

    static byte[] entry(byte[] values, byte[] id) {
        return new KeyWriter().raw(values).raw(id).putInt(values.length).toBytes();
    }

    static byte[] idOf(byte[] entry) {
        int end = entry.length - 4;
        int length = ByteBuffer.wrap(entry).getInt(end);
        return Arrays.copyOfRange(entry, length, end);
    }

    /**
     * The written values of one document.
     *
     * @param arrays one bit for each field that was an array
     */
    record Values(List<byte[]> keys, long arrays) {
        boolean sameAs(Values other) {
            if (keys.size() != other.keys.size()) {
                return false;
            }
            for (int i = 0; i < keys.size(); i++) {
                if (!Arrays.equals(keys.get(i), other.keys.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
