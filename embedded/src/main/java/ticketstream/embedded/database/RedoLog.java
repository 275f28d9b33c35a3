package ticketstream.embedded.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * What happened since the last checkpoint, in two files that take turns. Each record's checksum covers its predecessor's,
 * so reading ends where a crash cut off the last record and never goes on with what a file held before.
 *
 * <p>The files keep their space when they are used again: after a start they need none, so that the commands that are
 * under way when a disk becomes full can still be stored.
 */
final class RedoLog implements AutoCloseable {
    /** Size of each file, unless a single record needs more. */
    static final int RESERVED = 4 << 20;

    private static final int HEAD = 8;

    /**
     * Where reading begins.
     *
     * @param generation counts the checkpoints; odd and even ones have a file each
     * @param checksum of the record before
     */
    record Position(long generation, int checksum) {
        static final Position FIRST = new Position(0, 0);
    }

    private final Disk disk;
    private final List<FileChannel> files;
    private Position last = Position.FIRST;
    private volatile long end;

    RedoLog(Disk disk) throws IOException {
        this.disk = disk;
        this.files = List.of(disk.open("journal.0"), disk.open("journal.1"));
        for (FileChannel file : files) {
            reserve(file);
        }
    }

    private void reserve(FileChannel file) throws IOException {
        long size = file.size();
        if (size < RESERVED) {
            disk.write(file, size, ByteBuffer.allocate((int) (RESERVED - size)));
            disk.force(file);
        }
    }

    private FileChannel file(long generation) {
        return files.get((int) (generation & 1));
    }

    /** Begins a generation; what the file held before is overwritten from now on. */
    Position begin(long generation) throws IOException {
        FileChannel file = file(generation);
        if (file.size() > RESERVED) {
            file.truncate(RESERVED);
        }
        last = new Position(generation, last.checksum);
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
        int checksum = checksum(last.checksum, content);
        ByteBuffer record = ByteBuffer.allocate(HEAD + content.remaining())
                .putInt(content.remaining())
                .putInt(checksum)
                .put(content.duplicate())
                .flip();
        int length = record.remaining();
        FileChannel file = file(last.generation);
        disk.write(file, end, record);
        disk.force(file);
        last = new Position(last.generation, checksum);
        end += length;
    }

    /** Reads everything from a position on, this generation and the next. */
    void replay(Position from, Consumer<ByteBuffer> records) throws IOException {
        last = from;
        replay(records);
        last = new Position(from.generation + 1, last.checksum);
        replay(records);
    }

    private void replay(Consumer<ByteBuffer> records) throws IOException {
        ByteBuffer content = read(file(last.generation));
        while (content.remaining() > HEAD) {
            int length = content.getInt();
            int checksum = content.getInt();
            if (length <= 0 || length > content.remaining()) {
                return;
            }
            ByteBuffer record = content.slice(content.position(), length);
            if (checksum(last.checksum, record) != checksum) {
                return;
            }
            records.accept(record);
            last = new Position(last.generation, checksum);
            content.position(content.position() + length);
        }
    }

    private static ByteBuffer read(FileChannel file) throws IOException {
        ByteBuffer content = ByteBuffer.allocate((int) file.size());
        while (content.hasRemaining() && file.read(content, content.position()) >= 0) {
            Thread.onSpinWait();
        }
        return content.flip();
    }

    private static int checksum(int previous, ByteBuffer content) {
        CRC32C checksum = new CRC32C();
        checksum.update(
                ByteBuffer.allocate(HEAD).putInt(previous).putInt(content.remaining()).flip());
        checksum.update(content.duplicate());
        return (int) checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        for (FileChannel file : files) {
            file.close();
        }
    }
}
