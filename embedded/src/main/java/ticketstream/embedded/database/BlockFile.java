package ticketstream.embedded.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.zip.CRC32C;

/**
 * A file with a place for each block and a checksum behind it, so that no damaged byte, and no block another one was
 * written over, is ever taken for data.
 */
final class BlockFile implements AutoCloseable {
    /** Bytes in a block. */
    static final int BLOCK = 4096;

    private static final int STORED = BLOCK + Integer.BYTES;

    /** How many blocks go to the disk, or come from it, at once: that needs memory for so many, whatever a checkpoint brings. */
    private static final int AT_ONCE = 32;

    /** What is read comes here first, because it is not what it says before it is checked. */
    private static final ThreadLocal<ByteBuffer> READ = ThreadLocal.withInitial(BlockFile::stage);

    private final ByteBuffer staged = stage();
    private final Disk disk;
    private final String name;
    private final Disk.File file;

    BlockFile(Disk disk, String name) throws IOException {
        this.disk = disk;
        this.name = name;
        this.file = disk.open(name);
    }

    private static ByteBuffer stage() {
        return ByteBuffer.allocateDirect(AT_ONCE * STORED);
    }

    /** How many places there are. */
    int size() throws IOException {
        return Math.toIntExact(file.size() / STORED);
    }

    /** Writes blocks with consecutive numbers to consecutive places; for one thread at a time. */
    void write(int place, int number, Collection<ByteBuffer> blocks) throws IOException {
        long position = (long) place * STORED;
        int block = number;
        for (ByteBuffer content : blocks) {
            staged.put(content.duplicate()).putInt(checksum(block++, content));
            if (!staged.hasRemaining()) {
                position += unload(position);
            }
        }
        unload(position);
    }

    private int unload(long position) throws IOException {
        int length = staged.flip().remaining();
        try {
            disk.write(file, position, staged);
        } finally {
            staged.clear();
        }
        return length;
    }

    /**
     * Reads blocks with consecutive numbers from consecutive places.
     *
     * @throws Damaged if they are not what was written
     */
    void read(int place, int number, ByteBuffer into) throws IOException {
        read(place, number, into, true);
    }

    /** Reads what has a checksum of its own from the beginning on, damaged or not. */
    ByteBuffer readUnchecked(int blocks) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(blocks * BLOCK);
        read(0, 0, bytes, false);
        return bytes.flip();
    }

    private void read(int place, int number, ByteBuffer into, boolean checked) throws IOException {
        int blocks = into.remaining() / BLOCK;
        for (int block = 0; block < blocks; block += AT_ONCE) {
            readSome(place + block, number + block, Math.min(AT_ONCE, blocks - block), into, checked);
        }
    }

    private void readSome(int place, int number, int blocks, ByteBuffer into, boolean checked) throws IOException {
        ByteBuffer stored =
                Disk.read(file, (long) place * STORED, READ.get().clear().limit(blocks * STORED));
        for (int block = 0; block < blocks; block++) {
            if (stored.remaining() < STORED) {
                throw new Damaged(name, (long) (place + block) * STORED, "it is too short");
            }
            ByteBuffer content = stored.slice(stored.position(), BLOCK);
            if (checked && checksum(number + block, content) != stored.getInt(stored.position() + BLOCK)) {
                throw new Damaged(name, (long) (place + block) * STORED, "a checksum is wrong");
            }
            into.put(content);
            stored.position(stored.position() + STORED);
        }
    }

    private static int checksum(int number, ByteBuffer content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content.duplicate());
        return (int) checksum.getValue() ^ number;
    }

    void truncate(int places) throws IOException {
        file.truncate((long) places * STORED);
    }

    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
