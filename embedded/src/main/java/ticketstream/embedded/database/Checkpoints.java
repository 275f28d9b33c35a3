package ticketstream.embedded.database;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Brings what the log holds into the file, beside the writers and in small steps, so that the log stays short and the
 * file small. A checkpoint needs no command to stand still: whatever it catches of one that is under way is in the log
 * before it is in the file, and is done again.
 */
final class Checkpoints implements AutoCloseable {
    /** Bytes of changed pages after which a checkpoint is due; what is replaced takes its space until it is done. */
    private static final int CHANGED = 3 << 19;

    /**
     * How many times rarer checkpoints are at most, and from how many times the changed pages on: with a larger file, more may
     * wait, so that a page that changes again soon is written once, and what is written stays the same small part of the file.
     */
    private static final int RARER = 4;

    private static final int LARGER = 16;

    /** So many times more, and writers wait; of pages less, because a checkpoint takes them all as one chunk. */
    private static final int LATE = 4;

    private static final int LATE_CHANGED = 2;

    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long BETWEEN_SWEEPS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long IDLE = TimeUnit.SECONDS.toNanos(1);
    private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    /** Bytes compacted at once, at least and at most, and which part of the file in between. */
    private static final int COMPACTED = 2 << 20;

    private static final int COMPACTED_AT_MOST = 16 << 20;
    private static final int PART = 10;

    /** How often after a checkpoint, as long as there is too much garbage. */
    private static final int ROUNDS = 2;

    /** Bytes of a chunk that is compacted when nothing else is to be done although it is rather full. */
    private static final int LARGE_AT_LEISURE = 64 << 20;

    /** How often an idle database is compacted although its file does not become smaller. */
    private static final int VAIN = 40;

    private final MVStore store;
    private final DataFile file;
    private final Maps maps;
    private final RedoLog log;
    private final Journal journal;
    private final Outage outage;
    private final int logged;
    private final Thread thread = new Thread(this::run, "embedded-mongo-checkpoints");
    private volatile boolean closed;
    private volatile int rarer = 1;
    private long seen;
    private long seenAt = System.nanoTime();

    Checkpoints(MVStore store, DataFile file, Maps maps, RedoLog log, Journal journal, Outage outage, int logged) {
        this.store = store;
        this.file = file;
        this.maps = maps;
        this.log = log;
        this.journal = journal;
        this.outage = outage;
        this.logged = logged;
    }

    /** Brings what is done again after a crash into the file first, or begins an outage. */
    void start() {
        if (!file.isFlushed()) {
            flush();
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Has a look whether it is time. */
    void hint() {
        if (isDue()) {
            LockSupport.unpark(thread);
        }
    }

    /** Holds up a writer for a moment when there is more to bring into the file than should be. */
    void throttle() {
        if (isThereTooMuch(LATE, LATE_CHANGED)) {
            LockSupport.parkNanos(this, MOMENT);
        }
    }

    /** Whether something should be brought into the file, or is just being. */
    boolean isBehind() {
        return isDue() || !file.isFlushed();
    }

    private boolean isDue() {
        return isThereTooMuch(1, 1);
    }

    private boolean isThereTooMuch(int timesLogged, int timesChanged) {
        return log.size() >= (long) timesLogged * rarer * logged
                || store.getUnsavedMemory() >= (long) timesChanged * rarer * CHANGED;
    }

    private void run() {
        try {
            work();
        } catch (RuntimeException | Error e) {
            outage.begin(new IOException(e));
        }
    }

    private void work() {
        int vain = VAIN;
        long smallest = 0;
        while (!closed) {
            if (!file.isFlushed()) {
                flush();
                LockSupport.parkNanos(this, AGAIN);
                continue;
            }
            boolean due = isDue();
            if (due || (vain < VAIN && isQuiet())) {
                if (!(due ? checkpointAndCompaction() : checkpoint(COMPACTED, LARGE_AT_LEISURE))) {
                    LockSupport.parkNanos(this, AGAIN);
                }
                vain = due || file.taken() < smallest ? 0 : vain + 1;
                smallest = due ? file.taken() : Math.min(smallest, file.taken());
            }
            boolean sweeping = maps.sweep();
            if (!isDue()) {
                LockSupport.parkNanos(this, sweeping ? BETWEEN_SWEEPS : vain < VAIN ? AGAIN : IDLE);
            }
        }
    }

    /** Whether nobody has written anything for a while. */
    private boolean isQuiet() {
        long now = System.nanoTime();
        if (log.size() != seen) {
            seen = log.size();
            seenAt = now;
        }
        return now - seenAt >= AGAIN;
    }

    /** What has just changed will change again before the rest does, so it gets a chunk of its own. */
    private boolean checkpointAndCompaction() {
        boolean done = checkpoint(0, 0);
        for (int round = 0; done && round < ROUNDS && file.surplus() > 0; round++) {
            int part = Math.clamp(file.taken() / PART, COMPACTED, COMPACTED_AT_MOST);
            done = checkpoint(part, part + part / 2);
        }
        return done;
    }

    private boolean checkpoint(int compacted, int largest) {
        RedoLog.@Nullable Position next = journal.rotate();
        if (next == null) {
            return false;
        }
        file.rewrite(compacted, largest);
        maps.checkpoint(next);
        store.commit();
        // what has just been replaced needs no place in the new state
        store.executeFilestoreOperation(file::dropUnusedChunks);
        return flush();
    }

    private boolean flush() {
        if (outage.isForEver() || !journal.commit()) {
            return false;
        }
        try {
            file.flush();
            rarer = Math.clamp(file.taken() / (LARGER * CHANGED), 1, RARER);
            outage.end(Outage.Place.FILE);
            return true;
        } catch (DiskFull e) {
            outage.begin(Outage.Place.FILE, e);
        } catch (IOException e) {
            outage.begin(e);
        }
        return false;
    }

    /** Takes a last checkpoint, if that can be done. */
    void last() {
        close();
        if (file.isFlushed() || flush()) {
            checkpoint(0, 0);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
