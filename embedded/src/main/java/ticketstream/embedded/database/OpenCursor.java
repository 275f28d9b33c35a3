package ticketstream.embedded.database;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** An answer that is fetched in parts. */
final class OpenCursor implements AutoCloseable {
    private final Iterator<byte[]> rest;
    private final Runnable release;
    private volatile long used = System.nanoTime();

    private OpenCursor(Iterator<byte[]> rest, Runnable release) {
        this.rest = rest;
        this.release = release;
    }

    static OpenCursor none() {
        return of(Collections.emptyIterator());
    }

    static OpenCursor of(Iterator<byte[]> documents) {
        return new OpenCursor(documents, () -> {});
    }

    /** Documents as they are stored. */
    static OpenCursor of(Found found) {
        Iterator<byte[]> stored = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return found.hasNext();
            }

            @Override
            public byte[] next() {
                return found.next().bson();
            }
        };
        return new OpenCursor(stored, found::close);
    }

    synchronized List<byte[]> take(int most) {
        used = System.nanoTime();
        return Batch.take(rest, most);
    }

    synchronized boolean hasMore() {
        return rest.hasNext();
    }

    long idleNanos() {
        return System.nanoTime() - used;
    }

    @Override
    public synchronized void close() {
        release.run();
    }
}
