package ticketstream.embedded.database;

import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RootReference;

/**
 * A collection as it was at one moment, read without holding up anybody.
 *
 * @param indexes the entries of the indexes that will be read
 * @param examined counts the documents that are looked at
 * @param version keeps the space of everything in this view from being used again until it is closed
 */
record View(
        MVMap<byte[], byte[]> map,
        RootReference<byte[], byte[]> documents,
        Map<AccessPath, RootReference<byte[], Boolean>> indexes,
        LongAdder examined,
        MVStore.TxCounter version)
        implements AutoCloseable {

    @Override
    public void close() {
        map.getStore().deregisterVersionUsage(version);
    }

    Iterator<Row> rows(Plan plan) {
        if (plan.path() instanceof IdPath) {
            return rows(new KeyCursor<>(documents, plan));
        }
        RootReference<byte[], Boolean> entries = Objects.requireNonNull(indexes.get(plan.path()));
        KeyCursor<Boolean> keys = new KeyCursor<>(entries, plan);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return keys.hasNext();
            }

            @Override
            public Row next() {
                byte[] id = IndexEntries.idOf(keys.next());
                examined.increment();
                return new Row(id, map.get(documents.root, id));
            }
        };
    }

    private Iterator<Row> rows(KeyCursor<byte[]> keys) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return keys.hasNext();
            }

            @Override
            public Row next() {
                byte[] id = keys.next();
                examined.increment();
                return new Row(id, keys.value());
            }
        };
    }
}
