package ticketstream.embedded.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The durable list of places, in two files that take turns: one is whole while the other is written. Which list is the
 * newest says which blocks belong together, so a new state of the store replaces the last one at once or not at all.
 */
final class PlaceFiles implements AutoCloseable {
    private static final int HEAD = Integer.BYTES + Long.BYTES + Integer.BYTES;
    private static final int RUN = 3 * Integer.BYTES;

    /** Blocks with consecutive numbers at consecutive places. */
    private record Run(int block, int place, int length) {}

    /** A list and how many there were before it. */
    private record Found(long number, List<Run> runs) {}

    private final Disk disk;
    private final List<Disk.File> files;
    private long number;

    PlaceFiles(Disk disk, String name) throws IOException {
        this.disk = disk;
        this.files = List.of(disk.open(name + ".places.0"), disk.open(name + ".places.1"));
    }

    /** The newest list; null if there is none. */
    @Nullable
    Places read() throws IOException {
        @Nullable Found newest = null;
        for (Disk.File file : files) {
            @Nullable Found found = read(file);
            if (found != null && (newest == null || found.number > newest.number)) {
                newest = found;
            }
        }
        if (newest == null) {
            return null;
        }
        number = newest.number;
        return places(newest.runs);
    }

    private static @Nullable Found read(Disk.File file) throws IOException {
        ByteBuffer content = Disk.read(file, 0, Math.toIntExact(file.size()));
        if (content.remaining() < HEAD) {
            return null;
        }
        int checksum = content.getInt();
        int length = content.getInt(content.position() + Long.BYTES);
        if (length < 0 || length > (content.remaining() - HEAD + Integer.BYTES) / RUN) {
            return null;
        }
        content.limit(HEAD + length * RUN);
        if (checksum != checksum(content)) {
            return null;
        }
        long number = content.getLong();
        content.getInt();
        List<Run> runs = new ArrayList<>();
        while (content.hasRemaining()) {
            runs.add(new Run(content.getInt(), content.getInt(), content.getInt()));
        }
        return new Found(number, runs);
    }

    private static Places places(List<Run> runs) {
        int blocks = runs.isEmpty() ? 0 : runs.getLast().block + runs.getLast().length;
        int[] places = new int[blocks];
        Arrays.fill(places, Places.NOWHERE);
        for (Run run : runs) {
            for (int i = 0; i < run.length; i++) {
                places[run.block + i] = run.place + i;
            }
        }
        return Places.of(places);
    }

    /** Makes a list the newest one, durably; may be repeated when the disk was full, but not after another failure. */
    void write(Places places) throws IOException {
        List<Run> runs = runs(places);
        ByteBuffer content = ByteBuffer.allocate(HEAD + runs.size() * RUN);
        content.position(Integer.BYTES);
        content.putLong(number + 1).putInt(runs.size());
        runs.forEach(run -> content.putInt(run.block).putInt(run.place).putInt(run.length));
        content.flip();
        content.putInt(0, checksum(content.slice(Integer.BYTES, content.limit() - Integer.BYTES)));
        Disk.File file = files.get((int) (number + 1 & 1));
        disk.write(file, 0, content);
        file.force();
        number++;
    }

    private static List<Run> runs(Places places) {
        List<Run> runs = new ArrayList<>();
        int blocks = places.blocks();
        for (int block = 0; block < blocks; ) {
            int place = places.of(block);
            int end = block + 1;
            while (place != Places.NOWHERE && places.of(end) == place + end - block) {
                end++;
            }
            if (place != Places.NOWHERE) {
                runs.add(new Run(block, place, end - block));
            }
            block = end;
        }
        return runs;
    }

    private static int checksum(ByteBuffer content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content.duplicate());
        return (int) checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        for (Disk.File file : files) {
            file.close();
        }
    }
}
