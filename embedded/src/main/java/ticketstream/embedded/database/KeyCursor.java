package ticketstream.embedded.database;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** The keys in a plan's ranges, in the plan's direction. */
final class KeyCursor<V> implements Iterator<byte[]> {
    private final RootReference<byte[], V> root;
    private final boolean reverse;
    private final Iterator<Range> ranges;
    private Range range = Range.ALL;
    private @Nullable Cursor<byte[], V> cursor;
    private byte @Nullable [] next;
    private @Nullable V value;

    KeyCursor(RootReference<byte[], V> root, Plan plan) {
        this.root = root;
        this.reverse = plan.reverse();
        List<Range> ordered = reverse ? plan.ranges().reversed() : plan.ranges();
        this.ranges = ordered.iterator();
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            if (cursor != null && cursor.hasNext()) {
                accept(cursor.next(), cursor.getValue());
            } else if (ranges.hasNext()) {
                range = ranges.next();
                cursor = open();
            } else {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("NullAway") // the store takes null for "no end"
    private Cursor<byte[], V> open() {
        return reverse
                ? new Cursor<>(root, range.to(), range.from(), true)
                : new Cursor<>(root, range.from(), range.to(), false);
    }

    /** The store includes both ends, a range excludes its end: the first key backwards or the last one forwards. */
    private void accept(byte[] key, V found) {
        if (!range.endsBefore(key)) {
            next = key;
            value = found;
        }
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        byte[] key = Objects.requireNonNull(next);
        next = null;
        return key;
    }

    /** What is stored under the last key. */
    V value() {
        return Objects.requireNonNull(value);
    }
}
