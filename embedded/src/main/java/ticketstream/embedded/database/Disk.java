package ticketstream.embedded.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;

/**
 * The folder the database lives in, and what its failures mean.
 *
 * @param scheme of the store's file systems, empty for the operating system's; tests put a faulty one in between
 * @param fsync whether "durable" means power loss as well, not only the end of this process
 */
record Disk(String scheme, Path folder, boolean fsync) {
    private static final long NOTHING_LEFT = 1 << 20;

    String file(String name) {
        return scheme + folder.resolve(name);
    }

    FileChannel open(String name) throws IOException {
        return FilePath.get(file(name)).open("rw");
    }

    /** Writes all of it at a position. */
    void write(FileChannel file, long position, ByteBuffer bytes) throws IOException {
        try {
            for (long at = position; bytes.hasRemaining(); ) {
                at += file.write(bytes, at);
            }
        } catch (IOException e) {
            throw isFull(e) ? new DiskFull(e) : e;
        }
    }

    /** Must not be repeated when it fails: the operating system may have dropped what it could not write. */
    void force(FileChannel file) throws IOException {
        if (fsync) {
            file.force(false);
        }
    }

    /** Whether a write failed for want of space; the system's sentence may be in any language. */
    boolean isFull(IOException failure) {
        String sentence = String.valueOf(failure.getMessage());
        return sentence.contains("No space left")
                || sentence.contains("quota exceeded")
                || folder.toFile().getUsableSpace() < NOTHING_LEFT;
    }
}
