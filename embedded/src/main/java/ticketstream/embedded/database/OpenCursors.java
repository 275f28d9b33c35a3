package ticketstream.embedded.database;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The cursors clients may come back to; those they forget are closed after ten minutes, as in MongoDB. */
final class OpenCursors {
    private static final long MOST_IDLE = TimeUnit.MINUTES.toNanos(10);

    private final Map<Long, OpenCursor> open = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    long add(OpenCursor cursor) {
        open.entrySet().stream()
                .filter(entry -> entry.getValue().idleNanos() > MOST_IDLE)
                .map(Map.Entry::getKey)
                .forEach(this::remove);
        long id = last.incrementAndGet();
        open.put(id, cursor);
        return id;
    }

    @Nullable
    OpenCursor get(long id) {
        return open.get(id);
    }

    boolean remove(long id) {
        @Nullable OpenCursor cursor = open.remove(id);
        if (cursor != null) {
            cursor.close();
        }
        return cursor != null;
    }
}
