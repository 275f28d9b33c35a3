package ticketstream.embedded.database;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The folder the database lives in. Tests put a faulty one in its place. */
interface Disk {
    /** Opens a file for reading and writing, and creates it if need be. */
    File open(String name) throws IOException;

    /** Whether there is practically no room left. */
    boolean isFull();

    /** A file of a disk. */
    interface File extends AutoCloseable {
        /** Reads at a position as many bytes as there is room for; answers how many there were, -1 at the end. */
        int read(ByteBuffer into, long position) throws IOException;

        /** Writes some of the bytes at a position; answers how many. */
        int write(ByteBuffer bytes, long position) throws IOException;

        /**
         * Returns when all that was written will outlast a power loss. Must not be repeated when it fails: the operating
         * system may have dropped what it could not write.
         */
        void force() throws IOException;

        /** How many bytes it has. */
        long size() throws IOException;

        /** Cuts off what is beyond a size. */
        void truncate(long size) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Reads from a position on until there is no more room or no more file. */
    static ByteBuffer read(File file, long position, int length) throws IOException {
        return read(file, position, ByteBuffer.allocate(length));
    }

    /** The same into memory that is there already. */
    static ByteBuffer read(File file, long position, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) >= 0) {
            Thread.onSpinWait();
        }
        return bytes.flip();
    }

    /**
     * Writes all of it at a position.
     *
     * @throws DiskFull if there is no room; may be repeated when there is
     */
    default void write(File file, long position, ByteBuffer bytes) throws IOException {
        try {
            for (long at = position; bytes.hasRemaining(); ) {
                at += file.write(bytes, at);
            }
        } catch (IOException e) {
            throw saysFull(e) || isFull() ? new DiskFull(e) : e;
        }
    }

    /** Only by the system's sentence, which may be in any language; see {@link #isFull}. */
    private static boolean saysFull(IOException failure) {
        String sentence = String.valueOf(failure.getMessage());
        return sentence.contains("No space left") || sentence.contains("quota exceeded");
    }
}
