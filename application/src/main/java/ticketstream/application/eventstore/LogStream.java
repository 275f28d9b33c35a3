package ticketstream.application.eventstore;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** The log from a position on; for one reader. */
final class LogStream implements BlockingStream<TrackedEventMessage<?>> {
    private static final int PAGE = 200;
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(4);

    /** A commit of another node is found within this part of the time since the one before, if not sooner. */
    private static final int PART = 8;

    private final CommitLogEventStorageEngine engine;
    private final RecentCommits recent;
    private final long lookAround;
    private Iterator<? extends TrackedEventMessage<?>> page = Collections.emptyIterator();
    private @Nullable TrackedEventMessage<?> next;
    private long position;

    /** When the log ended here, by {@link System#nanoTime}. */
    private @Nullable Long ended;

    /** When the database had something that memory had not, by {@link System#nanoTime}. */
    private @Nullable Long foundElsewhere;

    LogStream(CommitLogEventStorageEngine engine, long position, Duration lookAround) {
        this.engine = engine;
        this.recent = engine.recent();
        this.lookAround = lookAround.toNanos();
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return Optional.ofNullable(look());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (true) {
            long seen = recent.additions();
            if (look() != null) {
                return true;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            recent.await(seen, Math.min(left, pause()));
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> taken = look();
        while (taken == null) {
            hasNextAvailable(1, TimeUnit.HOURS);
            taken = look();
        }
        next = null;
        position = taken.trackingToken().position().orElseThrow() + 1;
        return taken;
    }

    @Override
    public void close() {
        // nothing is held open
    }

    private @Nullable TrackedEventMessage<?> look() {
        if (next == null) {
            if (!page.hasNext()) {
                page = more();
            }
            next = page.hasNext() ? page.next() : null;
        }
        return next;
    }

    /** The database is asked for what memory cannot have, and for what others may have stored since the log ended here. */
    private Iterator<? extends TrackedEventMessage<?>> more() {
        Iterator<? extends TrackedEventMessage<?>> found =
                engine.remembered(position, PAGE).iterator();
        if (!found.hasNext() && (ended == null || recent.reach(position) || System.nanoTime() - ended >= pause())) {
            long asked = System.nanoTime();
            found = engine.stored(position, PAGE).iterator();
            ended = found.hasNext() ? null : asked;
            foundElsewhere = found.hasNext() ? Long.valueOf(asked) : foundElsewhere;
        }
        return found;
    }

    /** While others store, what they store is looked for more often than in a log that nobody else writes to. */
    private long pause() {
        if (foundElsewhere == null) {
            return lookAround;
        }
        long since = System.nanoTime() - foundElsewhere;
        return Math.min(lookAround, Math.max(SHORTEST_PAUSE, since / PART));
    }
}
