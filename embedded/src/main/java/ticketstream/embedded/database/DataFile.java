package ticketstream.embedded.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
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
    static final int HEADERS = 2;

    /** What the store takes out of its header when it writes it after a chunk. */
    private static final String CLEAN = "clean";

    /** Pages nobody needs may be so many percent of the others. */
    private static final int GARBAGE = 25;

    /** What is not worth the work. */
    private static final long LITTLE = 1 << 19;

    private static final int EVERYTHING = 101;

    /** Bytes of whole blocks. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Write(long position, byte[] bytes) {
        boolean contains(long from, int length) {
            return position <= from && from + length <= position + bytes.length;
        }

        void divideInto(Map<Integer, ByteBuffer> blocks) {
            for (int at = 0; at < bytes.length; at += Blocks.BLOCK) {
                blocks.put(number(position + at), ByteBuffer.wrap(bytes, at, Blocks.BLOCK));
            }
        }
    }

    private final Blocks blocks;
    private final Set<SFChunk> candidates = new HashSet<>();
    private final BitSet removed = new BitSet();
    private volatile List<Write> pending = List.of();

    DataFile(Blocks blocks, String name, Map<String, Object> settings) {
        super(settings);
        this.blocks = blocks;
        init(name, false);
        setSize(blocks.length());
    }

    private static int number(long position) {
        return Math.toIntExact(position / Blocks.BLOCK);
    }

    /** Gives back whatever blocks belong to nothing, once the store knows what it holds. */
    void removeTheRest() {
        removed.set(HEADERS, number(blocks.length()) + HEADERS);
        for (SFChunk chunk : getChunks().values()) {
            removed.clear((int) chunk.block, (int) chunk.block + chunk.len);
        }
    }

    @Override
    protected void free(long position, int length) {
        super.free(position, length);
        removed.set(number(position), number(position + length));
    }

    /**
     * The store may leave its header as it is and let each chunk say where the next one is. Here a chunk in between may be
     * gone with the same flush, so the header must always name the newest: it is written whenever it says "clean" before.
     */
    @Override
    protected void writeFully(@Nullable SFChunk chunk, long position, ByteBuffer source) {
        if (chunk != null) {
            storeHeader.put(CLEAN, 1);
        }
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        List<Write> writes = new ArrayList<>(pending);
        writes.add(new Write(position, bytes));
        pending = List.copyOf(writes);
        removed.clear(number(position), number(position + bytes.length));
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
            return position == 0 && length == HEADERS * Blocks.BLOCK
                    ? blocks.readUnchecked(HEADERS)
                    : blocks.read(position, length);
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
     * Brings everything to the disk at once: at any moment either the old state or the new one can be read.
     *
     * @throws DiskFull if there is no room; to be repeated later
     * @throws IOException if nobody knows any more what is on the disk
     */
    void flush() throws IOException {
        NavigableMap<Integer, ByteBuffer> written = new TreeMap<>();
        pending.forEach(write -> write.divideInto(written));
        blocks.replace(written, removed);
        removed.clear();
        pending = List.of();
    }

    /** Bytes it takes on the disk, whatever the store thinks. */
    long taken() {
        return blocks.size();
    }

    /**
     * Lets what is alive in the emptiest chunks be written again with the next commit. The store's own choice prefers old
     * chunks, which are full.
     *
     * @param most bytes to write again, about
     * @param largest bytes of a chunk that is written again although more than half of it is needed
     */
    void rewrite(long most, long largest) {
        candidates.clear();
        List<SFChunk> all = new ArrayList<>(getChunks().values());
        all.sort(Comparator.comparingDouble(chunk -> (double) chunk.maxLenLive / chunk.maxLen));
        long surplus = surplus();
        long bytes = 0;
        for (SFChunk chunk : all) {
            if (surplus > 0 && canBeRewritten(chunk, largest) && (bytes == 0 || bytes + chunk.maxLenLive <= most)) {
                surplus -= chunk.maxLen - chunk.maxLenLive;
                bytes += chunk.maxLenLive;
                candidates.add(chunk);
            }
        }
        if (!candidates.isEmpty()) {
            compact(EVERYTHING, Integer.MAX_VALUE);
        }
    }

    /** Bytes of pages nobody needs, beyond what there may be. */
    long surplus() {
        long live = 0;
        long all = 0;
        for (SFChunk chunk : getChunks().values()) {
            live += chunk.maxLenLive;
            all += chunk.maxLen;
        }
        return all - live - Math.max(live / 100 * GARBAGE, LITTLE);
    }

    /** One that is large and full would only become a large one again. */
    private boolean canBeRewritten(SFChunk chunk, long largest) {
        return chunk.maxLenLive > 0
                && chunk.maxLenLive <= Math.max(largest, chunk.maxLen / 2)
                && chunk.version < lastChunkVersion() - 1;
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
            blocks.close();
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
