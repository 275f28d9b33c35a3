package ticketstream.embedded.database;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a search finds, read while it is asked for; until it is closed, the space of what it may still read is kept. */
final class Found implements Iterator<Row>, AutoCloseable {
    private final Iterator<Row> rows;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    Found(Iterator<Row> rows, Runnable release) {
        this.rows = rows;
        this.release = release;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Row next() {
        return rows.next();
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            release.run();
        }
    }
}
