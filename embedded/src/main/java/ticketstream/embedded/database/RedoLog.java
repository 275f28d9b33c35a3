package ticketstream.embedded.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happened since the last checkpoint, in two files that take turns. Each record names its generation and its
 * predecessor's checksum, so reading ends where a crash cut off the last record and never goes on with what a file held
 * before.
 *
 * <p>The files keep their space when they are used again: after the first start they need none, so that the commands that
 * are under way when a disk becomes full can still be stored.
 */
final class RedoLog implements AutoCloseable {
    /** Size of each file at first. */
    static final int RESERVED = 4 << 20;

    /** A file that had to grow keeps so much of it: growing makes each fsync dearer. */
    private static final int KEPT = 2 * RESERVED;

    private static final Logger LOG = LoggerFactory.getLogger(RedoLog.class);

    private static final int HEAD = 20;

    /**
     * Where reading begins.
     *
     * @param generation counts the checkpoints; odd and even ones have a file each
     * @param checksum of the record before
     */
    record Position(long generation, int checksum) {
        static final Position FIRST = new Position(1, 0);

        Position next() {
            return new Position(generation + 1, checksum);
        }
    }

    /** One commit, as it is found in a file. */
    private record Found(long generation, int previous, int checksum, ByteBuffer content) {
        static @Nullable Found at(ByteBuffer file, int position) {
            if (file.limit() - position < HEAD) {
                return null;
            }
            int length = file.getInt(position);
            if (length <= 0 || length > file.limit() - position - HEAD) {
                return null;
            }
            Found found = new Found(
                    file.getLong(position + 4),
                    file.getInt(position + 12),
                    file.getInt(position + 16),
                    file.slice(position + HEAD, length));
            return checksumOf(found.generation, found.previous, found.content) == found.checksum ? found : null;
        }
    }

    private final Disk disk;
    private final List<Disk.File> files;
    private Position last = Position.FIRST;
    private volatile long end;

    RedoLog(Disk disk) throws IOException {
        this.disk = disk;
        this.files = List.of(disk.open(name(0)), disk.open(name(1)));
        for (Disk.File file : files) {
            reserve(file);
        }
    }

    private static String name(long generation) {
        return "journal." + (generation & 1);
    }

    private void reserve(Disk.File file) throws IOException {
        long size = file.size();
        if (size < RESERVED) {
            disk.write(file, size, ByteBuffer.allocate((int) (RESERVED - size)));
            file.force();
        }
    }

    private Disk.File file(long generation) {
        return files.get((int) (generation & 1));
    }

    /** Whether nothing was ever added to it. */
    boolean isUnused() throws IOException {
        for (Disk.File file : files) {
            if (Found.at(Disk.read(file, 0, Math.toIntExact(file.size())), 0) != null) {
                return false;
            }
        }
        return true;
    }

    /** Begins the next generation; what its file held before is overwritten from now on. */
    Position begin(Position next) throws IOException {
        Disk.File file = file(next.generation);
        if (file.size() > KEPT) {
            file.truncate(KEPT);
        }
        last = next;
        end = 0;
        return last;
    }

    Position last() {
        return last;
    }

    /** How many bytes of the current file are in use. */
    long size() {
        return end;
    }

    /** Adds a record and makes it durable; may be repeated when the disk was full, but not after another failure. */
    void append(ByteBuffer content) throws IOException {
        int checksum = checksumOf(last.generation, last.checksum, content);
        ByteBuffer record = ByteBuffer.allocate(HEAD + content.remaining())
                .putInt(content.remaining())
                .putLong(last.generation)
                .putInt(last.checksum)
                .putInt(checksum)
                .put(content.duplicate())
                .flip();
        long next = end + record.remaining();
        Disk.File file = file(last.generation);
        disk.write(file, end, record);
        file.force();
        last = new Position(last.generation, checksum);
        end = next;
    }

    /**
     * Reads everything from a position on, this generation and the next.
     *
     * @return whether there was something
     * @throws Damaged if there is more than can be reached from there
     */
    boolean replay(Position from, Consumer<ByteBuffer> records) throws IOException {
        ByteBuffer current = contentOf(from.generation);
        ByteBuffer next = contentOf(from.generation + 1);
        last = from;
        replay(current, records);
        last = last.next();
        replay(next, records);
        requireNoMore(current, from.generation);
        requireNoMore(next, from.generation + 1);
        return current.position() + next.position() > 0;
    }

    private ByteBuffer contentOf(long generation) throws IOException {
        Disk.File file = file(generation);
        ByteBuffer content = Disk.read(file, 0, Math.toIntExact(file.size()));
        @Nullable Found first = Found.at(content, 0);
        if (first != null && first.generation > generation) {
            throw new Damaged(Storage.FILE, 0, "it is older than " + name(generation));
        }
        return content;
    }

    private void replay(ByteBuffer content, Consumer<ByteBuffer> records) {
        for (@Nullable Found found = next(content); found != null; found = next(content)) {
            records.accept(found.content);
            last = new Position(found.generation, found.checksum);
            content.position(content.position() + HEAD + found.content.capacity());
        }
    }

    private @Nullable Found next(ByteBuffer content) {
        @Nullable Found found = Found.at(content, content.position());
        return found != null && found.generation == last.generation && found.previous == last.checksum ? found : null;
    }

    /** Only the last record may be cut off; a whole one behind it means that what is between them was changed. */
    private static void requireNoMore(ByteBuffer content, long generation) throws IOException {
        int end = content.position();
        for (int position = end; position <= content.limit() - HEAD; position++) {
            if (content.getLong(position + 4) == generation && Found.at(content, position) != null) {
                throw new Damaged(name(generation), end, "a record before byte " + position + " is not whole");
            }
        }
        if (end <= content.limit() - HEAD && content.getLong(end + 4) == generation) {
            LOG.warn("{} ends with a commit that was not finished, cut off at byte {}", name(generation), end);
        }
    }

    private static int checksumOf(long generation, int previous, ByteBuffer content) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(16)
                .putLong(generation)
                .putInt(previous)
                .putInt(content.remaining())
                .flip());
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
