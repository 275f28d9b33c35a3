package ticketstream.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder everything durable lives in, held by one process at a time; the lock ends with the process, however it ends. */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates the folder if need be and takes it.
     *
     * @throws IllegalStateException with one readable sentence when somebody else holds it or it cannot be written
     */
    public static DataFolder lock(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw taken(path);
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new IllegalStateException("The data folder " + path.toAbsolutePath() + " cannot be used: " + e, e);
        }
    }

    /**
     * Has a look without taking it or creating anything.
     *
     * @throws IllegalStateException with one readable sentence when somebody else holds it
     */
    public static void requireFree(Path path) {
        Path lock = path.resolve(LOCK);
        if (!Files.isWritable(lock)) {
            return; // nobody was here, or the attempt to take it will say what is wrong
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            if (tryLock(channel) == null) {
                throw taken(path);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The data folder " + path.toAbsolutePath() + " cannot be used: " + e, e);
        }
    }

    private static IllegalStateException taken(Path path) {
        return new IllegalStateException(
                "The data folder " + path.toAbsolutePath() + " is in use by another running Ticketstream.");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Where the folder is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
