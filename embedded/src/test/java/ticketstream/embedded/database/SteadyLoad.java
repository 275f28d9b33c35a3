package ticketstream.embedded.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * A desk that has been running for long, without its protocol: each step replaces a row of a kilobyte with three indexes,
 * adds an entry to a log and overwrites a token. It knows how many bytes the database must hold.
 */
final class SteadyLoad {
    private static final int ENTRY = 60;
    private static final List<String> INDEXES = List.of("entries.1", "entries.2", "entries.3");

    private final Storage storage;
    private final Random random = new Random(5);
    private final DeskText text = new DeskText(random);
    private final int[] versions;
    private final long[] lengths;
    private long bytes;
    private long events;
    private int appended;

    SteadyLoad(Storage storage, int rows) {
        this.storage = storage;
        this.versions = new int[rows];
        this.lengths = new long[rows];
        for (int row = 0; row < rows; row++) {
            int id = row;
            storage.write(false, () -> put(id));
        }
    }

    /** Bytes of all keys and values. */
    long live() {
        return versions.length * (4L + INDEXES.size() * (long) ENTRY) + bytes + appended * 4L + events;
    }

    void step() {
        storage.write(false, () -> {
            int row = random.nextInt(versions.length);
            INDEXES.forEach(index -> storage.keys(index).remove(entry(index, row)));
            versions[row]++;
            put(row);
            byte[] event = text.event(row, appended).getBytes(StandardCharsets.UTF_8);
            events += event.length;
            storage.bytes("log").put(key(appended++), event);
            storage.bytes("tokens").put(key(0), key(appended));
        });
    }

    private void put(int row) {
        byte[] value = text.row(row, versions[row]).getBytes(StandardCharsets.UTF_8);
        bytes += value.length - lengths[row];
        lengths[row] = value.length;
        storage.bytes("rows").put(key(row), value);
        INDEXES.forEach(index -> storage.keys(index).put(entry(index, row), Boolean.TRUE));
    }

    /** Somewhere else after each change of the row, as times and states are. */
    private byte[] entry(String index, int row) {
        byte[] entry = new byte[ENTRY];
        new Random(31L * row + versions[row] + index.hashCode()).nextBytes(entry);
        return ByteBuffer.wrap(entry).putInt(ENTRY - 4, row).array();
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
