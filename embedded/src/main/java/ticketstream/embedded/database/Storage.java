package ticketstream.embedded.database;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** What the database keeps: a file of maps and the log of what is not in it yet. Opening it does again what a crash left. */
final class Storage implements AutoCloseable {
    static final String FILE = "database.store";

    private static final int CACHE_MEGABYTES = 4;
    private static final int PAGE = 2048;

    private final DataFile file;
    private final MVStore store;
    private final Maps maps;
    private final RedoLog log;
    private final Journal journal;
    private final Checkpoints checkpoints;

    private Storage(DataFile file, RedoLog log, Runnable beforeCommit, int logged) throws IOException {
        Outage outage = new Outage();
        this.file = file;
        this.log = log;
        store = new MVStore.Builder()
                .adoptFileStore(file)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .compress()
                .open();
        file.removeTheRest();
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        maps = new Maps(store);
        journal = new Journal(log, maps.changes(), outage, beforeCommit);
        checkpoints = new Checkpoints(store, file, maps, log, journal, outage, logged);
        recover();
        checkpoints.start();
        journal.start(checkpoints::hint);
    }

    /**
     * Opens what the disk holds, created if need be.
     *
     * @param beforeCommit runs before each commit; tests widen the time between visible and durable with it
     * @throws IOException if the disk cannot be used or what it holds is damaged
     */
    static Storage open(Disk disk, Runnable beforeCommit) throws IOException {
        return open(disk, beforeCommit, RedoLog.RESERVED / 2);
    }

    /** @param logged bytes in the log after which a checkpoint is due */
    static Storage open(Disk disk, Runnable beforeCommit, int logged) throws IOException {
        RedoLog log = new RedoLog(disk);
        Blocks blocks = new Blocks(disk, FILE);
        try {
            if (log.isUnused() && !blocks.begins(DataFile.HEADERS)) {
                blocks.clear();
            }
            Map<String, Object> settings = new HashMap<>(Map.of("cacheSize", CACHE_MEGABYTES, "pageSplitSize", PAGE));
            return new Storage(new DataFile(blocks, FILE, settings), log, beforeCommit, logged);
        } catch (MVStoreException e) {
            close(log, blocks);
            throw new IOException(FILE + " cannot be read: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            close(log, blocks);
            throw e;
        }
    }

    private static void close(RedoLog log, Blocks blocks) throws IOException {
        log.close();
        blocks.close();
    }

    private void recover() throws IOException {
        RedoLog.Position from = Objects.requireNonNullElse(maps.checkpoint(), RedoLog.Position.FIRST);
        Changes.Replay replay = maps.replay();
        if (log.replay(from, record -> Changes.replay(record, replay))) {
            maps.checkpoint(log.begin(log.last().next()));
            store.commit();
        } else {
            log.begin(from);
        }
    }

    Set<String> names() {
        return maps.names();
    }

    LoggedMap<byte[]> bytes(String name) {
        return maps.bytes(name);
    }

    LoggedMap<Boolean> keys(String name) {
        return maps.keys(name);
    }

    /** See {@link Checkpoints#isBehind}. */
    boolean isBehind() {
        return checkpoints.isBehind();
    }

    /** See {@link Maps#isSweeping}. */
    boolean isSweeping() {
        return maps.isSweeping();
    }

    long fileSize() {
        return file.taken();
    }

    /** See {@link Journal#write}; no page the command may read is overwritten before it ends. */
    long write(boolean mustLast, Runnable command) {
        checkpoints.throttle();
        MVStore.TxCounter version = store.registerVersionUsage();
        try {
            return journal.write(mustLast, command);
        } finally {
            store.deregisterVersionUsage(version);
        }
    }

    /** See {@link Journal#awaited}. */
    long awaited() {
        return journal.awaited();
    }

    /** See {@link Journal#whenDurable}. */
    void whenDurable(long epoch, Consumer<@Nullable MongoServerError> answer) {
        journal.whenDurable(epoch, answer);
    }

    /**
     * Takes a last checkpoint; nothing may be running any more. What it cannot write is done again at the next start. The
     * store must not commit on its own once more: it would overwrite what the file still needs.
     */
    @Override
    public void close() {
        journal.close();
        checkpoints.last();
        store.closeImmediately();
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
