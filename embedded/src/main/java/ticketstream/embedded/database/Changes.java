package ticketstream.embedded.database;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What was done to the maps, in order, as bytes that can be done again. */
final class Changes {
    private static final int SMALLEST = 1 << 16;
    private static final byte[] NOTHING = {};

    /** What can be done to a map. */
    enum Kind {
        CREATE('c'),
        DROP('d'),
        PUT('p'),
        REMOVE('r');

        private final byte code;

        Kind(char code) {
            this.code = (byte) code;
        }

        static Kind of(byte code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of change has the code " + code);
        }
    }

    /** Does a change again. */
    interface Replay {
        /**
         * Does one again.
         *
         * @param key of the entry; the name when the map was created
         * @param value empty where there is none
         */
        void replay(Kind kind, int map, byte[] key, byte[] value);
    }

    private byte[] bytes = new byte[SMALLEST];
    private int size;

    synchronized void add(Kind kind, int map, byte[] key) {
        add(kind, map, key, NOTHING);
    }

    synchronized void add(Kind kind, int map, byte[] key, byte[] value) {
        ensure(13 + key.length + value.length);
        ByteBuffer.wrap(bytes, size, bytes.length - size)
                .put(kind.code)
                .putInt(map)
                .putInt(key.length)
                .put(key)
                .putInt(value.length)
                .put(value);
        size += 13 + key.length + value.length;
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length + (bytes.length >> 1)));
        }
    }

    /** Adds all of it to others and is empty then. */
    synchronized void moveTo(Changes others) {
        if (others.size == 0) {
            byte[] empty = others.bytes;
            others.bytes = bytes;
            others.size = size;
            bytes = empty;
        } else {
            others.ensure(size);
            System.arraycopy(bytes, 0, others.bytes, others.size, size);
            others.size += size;
        }
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    ByteBuffer content() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    void clear() {
        size = 0;
        if (bytes.length > 16 * SMALLEST) {
            bytes = new byte[SMALLEST];
        }
    }

    static void replay(ByteBuffer content, Replay replay) {
        while (content.hasRemaining()) {
            Kind kind = Kind.of(content.get());
            int map = content.getInt();
            byte[] key = next(content);
            replay.replay(kind, map, key, next(content));
        }
    }

    private static byte[] next(ByteBuffer content) {
        byte[] next = new byte[content.getInt()];
        content.get(next);
        return next;
    }
}
