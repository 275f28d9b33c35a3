package ticketstream.embedded.database;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers that are fetched in parts; the least recently used go first when clients forget too many. */
final class OpenCursors {
    private static final int MOST = 500;

    private final Map<Long, Iterator<byte[]>> open = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Iterator<byte[]>> eldest) {
            return size() > MOST;
        }
    };
    private long last;

    synchronized long add(Iterator<byte[]> rest) {
        open.put(++last, rest);
        return last;
    }

    synchronized @Nullable Iterator<byte[]> get(long id) {
        return open.get(id);
    }

    synchronized boolean remove(long id) {
        return open.remove(id) != null;
    }
}
