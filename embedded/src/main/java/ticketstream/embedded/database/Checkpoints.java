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
    /** Bytes of changed pages after which a checkpoint is due; what is replaced takes its space until the one after. */
    private static final int CHANGED = 1 << 20;

    /** So many times more of either, and writers wait. */
    private static final int LATE = 4;

    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long IDLE = TimeUnit.SECONDS.toNanos(1);
    private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    /** Compaction writes so many bytes for each that changed, as far as there is garbage. */
    private static final int EAGERNESS = 2;

    /** A chunk at the end of the file is moved whole up to so many times that. */
    private static final int LARGE = 3;

    /** Bytes written at once while nothing else is: they are one chunk, which needs its space in one piece. */
    private static final int AT_LEISURE = 2 << 20;

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
        if (log.size() >= LATE * (long) logged || store.getUnsavedMemory() >= LATE * CHANGED) {
            LockSupport.parkNanos(this, MOMENT);
        }
    }

    private boolean isDue() {
        return log.size() >= logged || store.getUnsavedMemory() >= CHANGED;
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
            if (due || vain < VAIN) {
                int eager = EAGERNESS * Math.max(CHANGED, store.getUnsavedMemory());
                if (!(due ? checkpoint(eager, LARGE * eager) : checkpoint(AT_LEISURE, LARGE_AT_LEISURE))) {
                    LockSupport.parkNanos(this, AGAIN);
                }
                vain = due || file.size() < smallest ? 0 : vain + 1;
                smallest = due ? file.size() : Math.min(smallest, file.size());
            }
            if (!isDue()) {
                LockSupport.parkNanos(this, vain < VAIN ? AGAIN : IDLE);
            }
        }
    }

    private boolean checkpoint(int compacted, int moved) {
        RedoLog.@Nullable Position next = journal.rotate();
        if (next == null) {
            return false;
        }
        file.rewrite(compacted, moved);
        maps.checkpoint(next);
        store.commit();
        return flush();
    }

    private boolean flush() {
        if (outage.isForEver() || !journal.commit()) {
            return false;
        }
        try {
            file.flush();
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
