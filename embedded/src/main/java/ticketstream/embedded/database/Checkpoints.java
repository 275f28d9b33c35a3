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
    private static final int UNSAVED = 4 << 20;
    private static final long IDLE = TimeUnit.SECONDS.toNanos(1);
    private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int FILL_RATE = 80;
    private static final int STEP = 1 << 20;

    private final MVStore store;
    private final DataFile file;
    private final Maps maps;
    private final RedoLog log;
    private final Journal journal;
    private final Outage outage;
    private final int logged;
    private final Thread thread = new Thread(this::run, "embedded-mongo-checkpoints");
    private boolean sparse = true;
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

    private boolean isDue() {
        return log.size() >= logged || store.getUnsavedMemory() >= UNSAVED;
    }

    private void run() {
        try {
            work();
        } catch (RuntimeException e) {
            outage.begin(new IOException(e));
        }
    }

    private void work() {
        long seen = -1;
        while (!closed) {
            if (!file.isFlushed()) {
                flush();
                LockSupport.parkNanos(this, AGAIN);
                continue;
            }
            long size = log.size();
            if ((isDue() || (sparse && size == seen)) && !checkpoint()) {
                LockSupport.parkNanos(this, AGAIN);
            }
            seen = log.size();
            if (!isDue()) {
                LockSupport.parkNanos(this, IDLE);
            }
        }
    }

    private boolean checkpoint() {
        sparse = store.compact(FILL_RATE, STEP);
        RedoLog.@Nullable Position next = journal.rotate();
        if (next == null) {
            return false;
        }
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

    /** Takes a last checkpoint; false if that cannot be done. */
    boolean last() {
        close();
        return (file.isFlushed() || flush()) && checkpoint();
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
