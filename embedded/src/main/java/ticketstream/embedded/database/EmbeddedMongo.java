package ticketstream.embedded.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import ticketstream.embedded.Loggers;

/**
 * A database server that speaks MongoDB's protocol on loopback and keeps everything in one file.
 *
 * <p>A write with {@code j: true} or {@code w: "majority"} and every change of structure is durable before it is answered;
 * any other write becomes durable in order a few milliseconds later. A read with concern {@code majority} shows nothing
 * that a waiting writer could still lose. After a crash the file holds everything up to some moment.
 */
public final class EmbeddedMongo implements AutoCloseable {
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Storage storage;
    private final Backend backend;
    private final Listener listener;

    private EmbeddedMongo(Storage storage, Backend backend, Listener listener) {
        this.storage = storage;
        this.backend = backend;
        this.listener = listener;
    }

    /** Starts on a free port, with fsync. */
    public static EmbeddedMongo start(Path folder) {
        return start(folder, 0, true);
    }

    /**
     * Starts on a port.
     *
     * @param folder where the file is, created if need be
     * @param port 0 for a free one
     * @param fsync whether "durable" means power loss as well, not only the end of this process; a commit then takes as
     *     long as the disk needs (0.1 to 2 ms here), which all writers of that moment share, so it is the default
     */
    public static EmbeddedMongo start(Path folder, int port, boolean fsync) {
        return start(folder, port, fsync, () -> {});
    }

    static EmbeddedMongo start(Path folder, int port, boolean fsync, Runnable beforeCommit) {
        Loggers.quieten();
        try {
            Files.createDirectories(folder);
            return start(Storage.open(new Folder(folder, fsync), beforeCommit), OlderFile.in(folder), port);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The embedded database in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static EmbeddedMongo start(Storage storage, OlderFile older, int port) throws IOException {
        try {
            older.moveInto(storage);
            return serve(storage, port);
        } catch (IOException | RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    /** Serves a storage, and closes it in the end. */
    static EmbeddedMongo serve(Storage storage, int port) {
        Backend backend = new Backend(storage);
        return new EmbeddedMongo(storage, backend, new Listener(backend, port));
    }

    /** Where clients connect; without retryable writes, which need a replica set. */
    public String uri() {
        return "mongodb://127.0.0.1:" + listener.port() + "/?retryWrites=false";
    }

    /** How many documents the queries on a collection looked at so far. */
    long examined(String database, String collection) {
        return backend.examined(database, collection);
    }

    /** Ends all connections and writes everything out. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            listener.close();
            storage.close();
        }
    }
}
