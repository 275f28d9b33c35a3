package ticketstream.embedded.database;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order in which writes become durable. Writes belong to an epoch. A commit ends the epoch between two commands and
 * adds all of it to the log as one record, so what survives a crash is always everything up to some moment. Whoever must
 * not answer before that waits for his epoch; all others are committed with them, or after {@link #LINGER} at the latest.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final long LINGER = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    private record Waiting(long epoch, Consumer<@Nullable MongoServerError> answer) {}

    private final RedoLog log;
    private final Changes changes;
    private final Outage outage;
    private final Runnable beforeCommit;
    private final Changes taken = new Changes();
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Thread committer = new Thread(this::run, "embedded-mongo-committer");
    private Runnable afterCommit = () -> {};
    private volatile long epoch = 1;
    private volatile long awaited;
    private volatile long durable;
    private volatile boolean dirty;
    private volatile boolean stuck;
    private volatile boolean closed;

    /** @param beforeCommit runs before each commit; tests widen the time between visible and durable with it */
    Journal(RedoLog log, Changes changes, Outage outage, Runnable beforeCommit) {
        this.log = log;
        this.changes = changes;
        this.outage = outage;
        this.beforeCommit = beforeCommit;
    }

    /** @param afterCommit runs after each commit, on the committer's thread */
    void start(Runnable afterCommit) {
        this.afterCommit = afterCommit;
        committer.setDaemon(true);
        committer.start();
    }

    /**
     * Runs a command that may write, so that no commit divides it.
     *
     * @param mustLast whether its answer must not leave before it is durable
     * @return its epoch
     * @throws MongoServerError when nothing can be written at the moment; then the command did not run
     */
    long write(boolean mustLast, Runnable command) {
        gate.readLock().lock();
        try {
            @Nullable MongoServerError refusal = outage.reason();
            if (refusal != null) {
                throw refusal;
            }
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

    /** Answers as soon as an epoch is durable or cannot become so now, on the committer's thread or at once. */
    void whenDurable(long wanted, Consumer<@Nullable MongoServerError> answer) {
        if (durable >= wanted) {
            answer.accept(null);
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
            if (stuck) {
                LockSupport.parkNanos(this, AGAIN);
            } else if (waiting.isEmpty() && !dirty) {
                LockSupport.park(this);
                continue;
            } else {
                linger();
            }
            try {
                commit();
                afterCommit.run();
            } catch (RuntimeException | Error e) {
                outage.begin(new IOException(e));
                stuck = true;
            }
            release();
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

    /** Makes everything durable that was written until now; false if that cannot be done at the moment. */
    synchronized boolean commit() {
        beforeCommit.run();
        long committed;
        gate.writeLock().lock();
        try {
            dirty = false;
            committed = epoch;
            epoch = committed + 1;
            changes.moveTo(taken);
        } finally {
            gate.writeLock().unlock();
        }
        stuck = !persist();
        if (!stuck) {
            durable = committed;
        }
        return !stuck;
    }

    private boolean persist() {
        if (outage.isForEver()) {
            return false;
        }
        try {
            if (!taken.isEmpty()) {
                log.append(taken.content());
                taken.clear();
            }
            outage.end(Outage.Place.LOG);
            return true;
        } catch (DiskFull e) {
            outage.begin(Outage.Place.LOG, e);
        } catch (IOException e) {
            outage.begin(e);
        }
        return false;
    }

    /** Lets what follows begin a new generation of the log and answers where; null if that cannot be done at the moment. */
    synchronized RedoLog.@Nullable Position rotate() {
        if (!commit()) {
            return null;
        }
        try {
            return log.begin(log.last().next());
        } catch (IOException e) {
            outage.begin(e);
            return null;
        }
    }

    private void release() {
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            Waiting one = all.next();
            boolean lasts = one.epoch <= durable;
            if ((lasts || stuck) && waiting.remove(one)) {
                answer(one, lasts ? null : outage.reason());
            }
        }
    }

    private static void answer(Waiting one, @Nullable MongoServerError refusal) {
        try {
            one.answer.accept(refusal);
        } catch (RuntimeException e) {
            LOG.warn("the embedded database could not answer a client", e);
        }
    }

    /** Commits what is left; nothing may be running any more. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(committer);
        try {
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        commit();
        release();
    }
}
