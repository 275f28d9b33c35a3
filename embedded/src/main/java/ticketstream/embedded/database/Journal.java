package ticketstream.embedded.database;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The one file everything is in, and the order in which it becomes durable.
 *
 * <p>Writes belong to an epoch. A commit ends the epoch between two commands and puts all of it into the file at once, so
 * what survives a crash is always everything up to some moment. Whoever must not answer before that waits for his epoch;
 * all others are committed with them, or after {@link #LINGER} at the latest.
 */
final class Journal implements AutoCloseable {
    private static final long LINGER = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long IDLE = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int RETENTION_MILLIS = 200;
    private static final int CACHE_MEGABYTES = 64;
    private static final int WRITTEN_PER_COMPACTION = 1 << 20;
    private static final int PAGE = 4096;
    private static final int FILL_RATE = 75;
    private static final int COMPACTION_STEP = 1 << 19;

    private record Waiting(long epoch, Runnable answer) {}

    private final MVStore store;
    private final boolean fsync;
    private final Runnable beforeCommit;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Thread committer;
    private volatile long epoch = 1;
    private volatile long awaited;
    private volatile long durable;
    private volatile boolean dirty;
    private volatile boolean closed;
    private long written;
    private boolean sparse = true;

    /** @param beforeCommit runs before each commit; tests widen the time between visible and durable with it */
    Journal(Path file, boolean fsync, Runnable beforeCommit) {
        this.fsync = fsync;
        this.beforeCommit = beforeCommit;
        this.store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE)
                .open();
        store.setRetentionTime(RETENTION_MILLIS);
        this.committer = new Thread(this::run, "embedded-mongo-committer");
        committer.setDaemon(true);
        committer.start();
    }

    MVStore store() {
        return store;
    }

    MVMap<byte[], byte[]> bytes(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<byte[], byte[]>().keyType(ByteArrays.TYPE).valueType(ByteArrays.TYPE));
    }

    MVMap<byte[], Boolean> keys(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<byte[], Boolean>().keyType(ByteArrays.TYPE).valueType(Present.TYPE));
    }

    /**
     * Runs a command that may write, so that no commit divides it.
     *
     * @param mustLast whether its answer must not leave before it is durable
     * @return its epoch
     */
    long write(boolean mustLast, Runnable command) {
        gate.readLock().lock();
        try {
            long mine = epoch;
            if (mustLast) {
                awaited = mine;
            }
            command.run();
            return mine;
        } finally {
            gate.readLock().unlock();
            if (!mustLast) {
                touch();
            }
        }
    }

    private void touch() {
        if (!dirty) {
            dirty = true;
            LockSupport.unpark(committer);
        }
    }

    /** The epoch that must be durable before anybody may rely on what a reader has just seen. */
    long awaited() {
        return awaited;
    }

    /** Answers as soon as an epoch is durable, on the committer's thread or at once. */
    void whenDurable(long wanted, Runnable answer) {
        if (durable >= wanted) {
            answer.run();
            return;
        }
        waiting.add(new Waiting(wanted, answer));
        if (durable >= wanted) {
            release();
        } else {
            LockSupport.unpark(committer);
        }
    }

    private void run() {
        while (!closed) {
            if (waiting.isEmpty() && !dirty) {
                rest();
            } else {
                linger();
                commit();
                release();
                compactAsItGrows();
            }
        }
    }

    /** Waits for work, and while there is none tidies up. */
    private void rest() {
        if (!sparse) {
            LockSupport.park(this);
            return;
        }
        LockSupport.parkNanos(this, IDLE);
        if (waiting.isEmpty() && !dirty && !closed) {
            compact();
            commit();
        }
    }

    /** Gives writes nobody waits for a moment to become more. */
    private void linger() {
        long end = System.nanoTime() + LINGER;
        long rest = LINGER;
        while (waiting.isEmpty() && rest > 0 && !closed) {
            LockSupport.parkNanos(this, rest);
            rest = end - System.nanoTime();
        }
    }

    private synchronized void commit() {
        beforeCommit.run();
        long committed;
        gate.writeLock().lock();
        try {
            dirty = false;
            committed = epoch;
            epoch = committed + 1;
            written += store.getUnsavedMemory();
            store.commit();
        } finally {
            gate.writeLock().unlock();
        }
        if (fsync) {
            store.sync();
        }
        durable = committed;
    }

    private void release() {
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            Waiting one = all.next();
            if (one.epoch <= durable && waiting.remove(one)) {
                one.answer.run();
            }
        }
    }

    private void compactAsItGrows() {
        sparse = true;
        if (written >= WRITTEN_PER_COMPACTION) {
            written = 0;
            compact();
        }
    }

    /** Moves what is alive out of sparse chunks, a little at a time so that nobody notices; the next commit writes it. */
    private void compact() {
        sparse = store.compact(FILL_RATE, COMPACTION_STEP);
    }

    /** Writes everything out; nothing may be running any more. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        LockSupport.unpark(committer);
        joinCommitter();
        commit();
        release();
        store.close();
    }

    private void joinCommitter() {
        try {
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
