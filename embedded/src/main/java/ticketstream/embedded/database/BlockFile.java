package ticketstream.embedded.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** A file of blocks with a checksum behind each, so that no damaged byte is ever taken for data. */
final class BlockFile implements AutoCloseable {
    /** Bytes in a block; positions and lengths count these only. */
    static final int BLOCK = 4096;

    private static final int STORED = BLOCK + Integer.BYTES;

    private final Disk disk;
    private final String name;
    private final Disk.File file;

    BlockFile(Disk disk, String name) throws IOException {
        this.disk = disk;
        this.name = name;
        this.file = disk.open(name);
    }

    long size() throws IOException {
        return file.size() / STORED * BLOCK;
    }

    /** Whether its first bytes are there and not damaged. */
    boolean begins(int length) throws IOException {
        try {
            read(0, length);
            return true;
        } catch (Damaged e) {
            return false;
        }
    }

    /** Writes whole blocks. */
    void write(long position, ByteBuffer bytes) throws IOException {
        long block = position / BLOCK;
        ByteBuffer stored = ByteBuffer.allocate(bytes.remaining() / BLOCK * STORED);
        for (long number = block; bytes.hasRemaining(); number++) {
            ByteBuffer content = bytes.slice(bytes.position(), BLOCK);
            stored.put(content.duplicate()).putInt(checksum(number, content));
            bytes.position(bytes.position() + BLOCK);
        }
        disk.write(file, block * STORED, stored.flip());
    }

    /**
     * Reads from any position on.
     *
     * @throws Damaged if it is not what was written
     */
    ByteBuffer read(long position, int length) throws IOException {
        return read(position, length, true);
    }

    /** Reads what has a checksum of its own from the beginning on, damaged or not. */
    ByteBuffer readUnchecked(int length) throws IOException {
        return read(0, length, false);
    }

    private ByteBuffer read(long position, int length, boolean checked) throws IOException {
        long first = position / BLOCK;
        int blocks = Math.toIntExact((position + length - 1) / BLOCK - first + 1);
        ByteBuffer stored = Disk.read(file, first * STORED, blocks * STORED);
        ByteBuffer bytes = ByteBuffer.allocate(blocks * BLOCK);
        for (long block = first; block < first + blocks; block++) {
            if (stored.remaining() < STORED) {
                throw new Damaged(name, block * STORED, "it is too short");
            }
            ByteBuffer content = stored.slice(stored.position(), BLOCK);
            if (checked && checksum(block, content) != stored.getInt(stored.position() + BLOCK)) {
                throw new Damaged(name, block * STORED, "a checksum is wrong");
            }
            bytes.put(content);
            stored.position(stored.position() + STORED);
        }
        return bytes.slice((int) (position % BLOCK), length);
    }

    private static int checksum(long block, ByteBuffer content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content.duplicate());
        return (int) (checksum.getValue() ^ block);
    }

    void truncate(long size) throws IOException {
        file.truncate(size / BLOCK * STORED);
    }

    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
