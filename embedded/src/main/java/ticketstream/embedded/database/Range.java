package ticketstream.embedded.database;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an index from one (inclusive) to another (exclusive).
 *
 * @param to null where nothing ends the range
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Range(byte[] from, byte @Nullable [] to) {
    static final Range ALL = new Range(new byte[0], null);

    static Range startingWith(byte[] prefix) {
        return new Range(prefix, successor(prefix));
    }

    /** The first key after all that start with this one. */
    static byte @Nullable [] successor(byte[] prefix) {
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == (byte) 0xFF) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        byte[] next = Arrays.copyOf(prefix, last + 1);
        next[last]++;
        return next;
    }

    boolean endsBefore(byte[] key) {
        return to != null && Arrays.compareUnsigned(key, to) >= 0;
    }

    boolean startsAfter(byte[] key) {
        return Arrays.compareUnsigned(key, from) < 0;
    }
}
