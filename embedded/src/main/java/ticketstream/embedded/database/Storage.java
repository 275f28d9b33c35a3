package ticketstream.embedded.database;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** What the database keeps: a file of maps and the log of what is not in it yet. Opening it does again what a crash left. */
final class Storage implements AutoCloseable {
    static final String FILE = "database.mv";

    private static final int CACHE_MEGABYTES = 64;
    private static final int PAGE = 4096;

    private final DataFile file;
    private final MVStore store;
    private final Maps maps;
    private final RedoLog log;
    private final Journal journal;
    private final Checkpoints checkpoints;

    private Storage(Disk disk, RedoLog log, Runnable beforeCommit) throws IOException {
        Outage outage = new Outage();
        this.log = log;
        file = new DataFile(disk, FILE, new HashMap<>(Map.of("cacheSize", CACHE_MEGABYTES, "pageSplitSize", PAGE)));
        store = new MVStore.Builder()
                .adoptFileStore(file)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        maps = new Maps(store);
        journal = new Journal(log, maps.changes(), outage, beforeCommit);
        checkpoints = new Checkpoints(store, file, maps, log, journal, outage);
        recover();
        checkpoints.start();
        journal.start(checkpoints::hint);
    }

    /** @param beforeCommit runs before each commit; tests widen the time between visible and durable with it */
    static Storage open(Disk disk, Runnable beforeCommit) {
        try {
            RedoLog log = new RedoLog(disk);
            try {
                return new Storage(disk, log, beforeCommit);
            } catch (IOException | RuntimeException e) {
                log.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void recover() throws IOException {
        RedoLog.Position from = maps.checkpoint();
        Changes.Replay replay = maps.replay();
        log.replay(from, record -> Changes.replay(record, replay));
        if (log.last().checksum() == from.checksum()) {
            log.begin(from.generation());
        } else {
            maps.checkpoint(log.begin(log.last().generation() + 1));
            store.commit();
        }
    }

    Set<String> names() {
        return store.getMapNames();
    }

    LoggedMap<byte[]> bytes(String name) {
        return maps.bytes(name);
    }

    LoggedMap<Boolean> keys(String name) {
        return maps.keys(name);
    }

    long fileSize() {
        return file.size();
    }

    /** See {@link Journal#write}. */
    long write(boolean mustLast, Runnable command) {
        return journal.write(mustLast, command);
    }

    /** See {@link Journal#awaited}. */
    long awaited() {
        return journal.awaited();
    }

    /** See {@link Journal#whenDurable}. */
    void whenDurable(long epoch, Consumer<@Nullable MongoServerError> answer) {
        journal.whenDurable(epoch, answer);
    }

    /** Writes everything out; nothing may be running any more. What cannot be written is done again at the next start. */
    @Override
    public void close() {
        journal.close();
        if (checkpoints.last()) {
            store.close();
        } else {
            file.forget();
            store.closeImmediately();
        }
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
