package ticketstream.embedded.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipOutputStream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.RandomAccessStore;
import org.h2.mvstore.SFChunk;
import org.jspecify.annotations.Nullable;

/**
 * The store's file, written in two steps: the store commits into memory, which cannot fail and holds up nobody, and
 * {@link #flush} brings that to the disk. A file of the store's own would close it for ever at the first write that fails.
 */
final class DataFile extends RandomAccessStore {
    /** The first blocks say twice what the newest chunk is, with a checksum of their own. */
    static final int HEADERS = 2 * BlockFile.BLOCK;

    /** Percent of the file that may be pages nobody needs, and that may be free. */
    private static final int GARBAGE = 15;

    private static final int FREE = 10;

    /** What is not worth the work. */
    private static final long LITTLE = 1 << 20;

    private static final int EVERYTHING = 101;

    /** Bytes at a position; the last block says to the store that the rest is whole, so it is written after it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Write(long position, byte[] bytes) {
        boolean contains(long from, int length) {
            return position <= from && from + length <= position + bytes.length;
        }

        int sealAt() {
            return position < HEADERS ? 0 : bytes.length - BlockFile.BLOCK;
        }

        ByteBuffer body() {
            return ByteBuffer.wrap(bytes, 0, sealAt());
        }

        ByteBuffer seal() {
            return ByteBuffer.wrap(bytes, sealAt(), bytes.length - sealAt());
        }
    }

    private final BlockFile file;
    private final Set<SFChunk> candidates = new HashSet<>();
    private volatile List<Write> pending = List.of();

    DataFile(BlockFile file, String name, Map<String, Object> settings) throws IOException {
        super(settings);
        this.file = file;
        init(name, false);
        setSize(file.size());
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
        try {
            return position < HEADERS && length == HEADERS ? file.readUnchecked(HEADERS) : file.read(position, length);
        } catch (IOException e) {
            throw DataUtils.newMVStoreException(DataUtils.ERROR_READING_FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void sync() {
        // what the store wrote is still in memory
    }

    @Override
    protected void truncate(long size) {
        setSize(size);
    }

    /**
     * Brings everything to the disk. A chunk is sealed only when the rest of it is durable, and what it replaces is neither
     * overwritten nor cut off before that, so at any moment either the old state or the new one can be read.
     *
     * @throws DiskFull if there is no room; to be repeated later
     * @throws IOException if nobody knows any more what is on the disk
     */
    void flush() throws IOException {
        List<Write> writes = pending;
        for (Write write : writes) {
            file.write(write.position, write.body());
        }
        file.force();
        for (Write write : writes) {
            file.write(write.position + write.sealAt(), write.seal());
        }
        file.force();
        if (file.size() > size()) {
            file.truncate(size());
        }
        pending = List.of();
    }

    /**
     * Lets what is alive in the emptiest chunks, and at the end of a file with much free space, be written again with the
     * next commit. The store's own choice prefers old chunks, which are full.
     *
     * @param most bytes to write again, about
     * @param largest bytes of a last chunk that is moved although they are more
     */
    void rewrite(int most, int largest) {
        candidates.clear();
        chooseEmptiest(most);
        if (size() / 100 * (100 - getFillRate()) > Math.max(size() / 100 * FREE, LITTLE)) {
            chooseLast(most, largest);
        }
        if (!candidates.isEmpty()) {
            compact(EVERYTHING, Integer.MAX_VALUE);
        }
    }

    private void chooseEmptiest(int most) {
        List<SFChunk> all = new ArrayList<>(getChunks().values());
        all.sort(Comparator.comparingDouble(chunk -> (double) chunk.maxLenLive / chunk.maxLen));
        long live = all.stream().mapToLong(chunk -> chunk.maxLenLive).sum();
        long garbage = all.stream().mapToLong(chunk -> chunk.maxLen).sum() - live;
        long bytes = 0;
        for (SFChunk chunk : all) {
            if (garbage <= Math.max(live / 100 * GARBAGE, LITTLE) || bytes >= most) {
                return;
            }
            garbage -= chunk.maxLen - chunk.maxLenLive;
            bytes += chunk.maxLenLive;
            candidates.add(chunk);
        }
    }

    private void chooseLast(int most, int largest) {
        List<SFChunk> all = new ArrayList<>(getChunks().values());
        all.sort(Comparator.comparingLong((SFChunk chunk) -> chunk.block).reversed());
        long bytes = 0;
        for (SFChunk chunk : all) {
            bytes += chunk.maxLenLive;
            if (bytes > most && (bytes > chunk.maxLenLive || bytes > largest)) {
                return;
            }
            candidates.add(chunk);
        }
    }

    @Override
    public Collection<SFChunk> getRewriteCandidates() {
        return candidates;
    }

    boolean isFlushed() {
        return pending.isEmpty();
    }

    @Override
    public void close() {
        super.close();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void open(String name, boolean readOnly, char @Nullable [] key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DataFile open(String name, boolean readOnly) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void backup(ZipOutputStream out) {
        throw new UnsupportedOperationException();
    }
}
