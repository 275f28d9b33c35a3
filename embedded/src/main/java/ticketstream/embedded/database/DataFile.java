package ticketstream.embedded.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store's file, written in two steps: the store commits into memory, which cannot fail and holds up nobody, and
 * {@link #flush} brings that to the disk. A store of its own would close for ever at the first write that fails.
 */
final class DataFile extends SingleFileStore {
    /** The end of a chunk, by which the store recognises that it is whole. */
    private static final int SEAL = 128;

    /** What the first blocks say about the newest chunk, twice. */
    private static final int HEADERS = 2 * 4096;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Write(long position, byte[] bytes) {
        boolean contains(long from, int length) {
            return position <= from && from + length <= position + bytes.length;
        }

        boolean isHeader() {
            return position < HEADERS;
        }

        ByteBuffer body() {
            return isHeader() ? ByteBuffer.allocate(0) : ByteBuffer.wrap(bytes, 0, bytes.length - SEAL);
        }

        ByteBuffer seal() {
            return isHeader() ? ByteBuffer.wrap(bytes) : ByteBuffer.wrap(bytes, bytes.length - SEAL, SEAL);
        }

        long sealAt() {
            return isHeader() ? position : position + bytes.length - SEAL;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(DataFile.class);

    private final Disk disk;
    private volatile List<Write> pending = List.of();
    private long length;

    DataFile(Disk disk, String name, Map<String, Object> settings) {
        super(settings);
        this.disk = disk;
        open(disk.file(name), false, (char @Nullable []) null);
        length = size();
    }

    @Override
    protected void writeFully(@Nullable SFChunk chunk, long position, ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        List<Write> writes = new ArrayList<>(pending);
        writes.add(new Write(position, bytes));
        pending = List.copyOf(writes);
        setSize(Math.max(size(), position + bytes.length));
    }

    @Override
    public ByteBuffer readFully(@Nullable SFChunk chunk, long position, int length) {
        for (Write write : pending.reversed()) {
            if (write.contains(position, length)) {
                return ByteBuffer.wrap(write.bytes, (int) (position - write.position), length)
                        .slice();
            }
        }
        return super.readFully(chunk, position, length);
    }

    @Override
    public void sync() {
        // what the store wrote is still in memory
    }

    @Override
    public void truncate(long size) {
        setSize(size);
    }

    /**
     * Brings everything to the disk. A chunk is sealed only when the rest of it is durable, and what it replaces is not
     * overwritten before the next flush, so at any moment either the old state or the new one can be read.
     *
     * @throws DiskFull if there is no room; to be repeated later
     * @throws IOException if nobody knows any more what is on the disk
     */
    void flush() throws IOException {
        List<Write> writes = pending;
        for (Write write : writes) {
            write(write.position, write.body());
        }
        force();
        for (Write write : writes) {
            write(write.sealAt(), write.seal());
        }
        if (length > size()) {
            super.truncate(size());
            length = size();
        }
        force();
        pending = List.of();
    }

    boolean isFlushed() {
        return pending.isEmpty();
    }

    /** Leaves the file as it is; the log has the rest. */
    void forget() {
        pending = List.of();
    }

    @Override
    public void close() {
        try {
            flush();
        } catch (IOException e) {
            LOG.warn("the file of the embedded database is as it was; its log has the rest", e);
        } finally {
            super.close();
        }
    }

    private void write(long position, ByteBuffer bytes) throws IOException {
        try {
            length = Math.max(length, position + bytes.remaining());
            super.writeFully(null, position, bytes);
        } catch (MVStoreException e) {
            IOException cause = cause(e);
            throw disk.isFull(cause) ? new DiskFull(cause) : cause;
        }
    }

    private void force() throws IOException {
        try {
            if (disk.fsync()) {
                super.sync();
            }
        } catch (MVStoreException e) {
            throw cause(e);
        }
    }

    private static IOException cause(MVStoreException failure) {
        return failure.getCause() instanceof IOException cause ? cause : new IOException(failure);
    }
}
