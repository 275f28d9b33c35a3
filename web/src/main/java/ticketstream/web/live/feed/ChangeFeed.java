package ticketstream.web.live.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.change.ChangeType;

/** This node's view of all changes: the latest ones in memory, in the order of the topic, and who follows them. */
public final class ChangeFeed {
    private record Waiting(BooleanSupplier until, CountDownLatch latch) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<FrameListener> listeners = new CopyOnWriteArrayList<>();
    private final CursorKey key;
    private final Ring ring;
    private @Nullable Cursors cursors;
    private boolean ready;
    /** The offset of the last record that was looked at, whatever it was. */
    private long read;

    private volatile boolean connected;

    public ChangeFeed(CursorKey key, int maxFrames, long maxBytes) {
        this.key = key;
        this.ring = new Ring(maxFrames, maxBytes);
    }

    /** Adds a follower; those added first are told first. */
    public void follow(FrameListener listener) {
        listeners.add(listener);
    }

    /** Does something while no change arrives; empty, without doing it, as long as the feed has never caught up. */
    public <T> Optional<T> at(Function<Place, T> work) {
        lock.lock();
        try {
            return ready ? Optional.of(work.apply(place())) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this node has seen the change to a ticket; false when it has not within the time. */
    public boolean awaitSeen(String scope, String ticketId, long version, Duration atMost) {
        return await(() -> ring.holds(scope, ticketId, version), atMost);
    }

    /** Waits until this node has seen what a cursor of a faster node names. */
    public void awaitCursor(String cursor, Duration atMost) {
        await(() -> cursors == null || !place().isBehind(cursor), atMost);
    }

    /** Whether Kafka answered lately and everything it had at the start was read. */
    public boolean isHealthy() {
        return connected && at(place -> true).orElse(false);
    }

    void connected(boolean now) {
        connected = now;
    }

    /** Starts over behind the given offset; followers hear of nothing until {@link #caughtUp()}. */
    void restart(String incarnation, long offsetBefore) {
        lock.lock();
        try {
            ready = false;
            cursors = new Cursors(key, incarnation);
            ring.restart(offsetBefore);
            read = offsetBefore;
        } finally {
            lock.unlock();
        }
    }

    void caughtUp() {
        lock.lock();
        try {
            ready = true;
            waiting.removeIf(ChangeFeed::isOver);
        } finally {
            lock.unlock();
        }
        reload();
    }

    /** Has everybody load anew and go on from here. */
    void reload() {
        listeners.forEach(FrameListener::restarted);
    }

    /** What records are stamped with that are sent now; empty when the feed has not caught up within the time. */
    Optional<Stamp> stamp(Duration atMost) {
        return await(() -> ready, atMost)
                ? at(place -> Stamp.of(place.cursors().incarnation(), read))
                : Optional.empty();
    }

    /** The offset to read next when nothing was lost since, empty when this topic was never read. */
    Optional<Long> next(String incarnation) {
        lock.lock();
        try {
            boolean same = ready && place().cursors().incarnation().equals(incarnation);
            return same ? Optional.of(read + 1) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void append(ChangeRecord change) {
        boolean tell;
        Frame frame;
        lock.lock();
        try {
            read = change.offset();
            if (!isAccess(change) && ring.holds(change.scope(), change.subject(), change.version())) {
                return; // announced a second time, as after a crash
            }
            frame = change.frame(place().cursors());
            ring.add(frame);
            waiting.removeIf(ChangeFeed::isOver);
            tell = ready;
        } finally {
            lock.unlock();
        }
        if (tell) {
            listeners.forEach(listener -> listener.arrived(frame));
        }
    }

    private static boolean isAccess(ChangeRecord change) {
        return change.type().equals(ChangeType.ACCESS_CHANGED.toString());
    }

    /** Leaves out a record that means nothing. */
    void pass(long offset) {
        lock.lock();
        try {
            read = offset;
        } finally {
            lock.unlock();
        }
    }

    /** Leaves out a record that may stand for a change: no cursor before it tells any more what a client missed. */
    void doubt(long offset, long timestamp) {
        lock.lock();
        try {
            ring.doubt(offset, timestamp);
            read = offset;
        } finally {
            lock.unlock();
        }
    }

    private Place place() {
        return new Place(ring, Objects.requireNonNull(cursors, "the feed has not started"));
    }

    private static boolean isOver(Waiting one) {
        boolean over = one.until().getAsBoolean();
        if (over) {
            one.latch().countDown();
        }
        return over;
    }

    private boolean await(BooleanSupplier until, Duration atMost) {
        Waiting one = new Waiting(until, new CountDownLatch(1));
        lock.lock();
        try {
            if (until.getAsBoolean()) {
                return true;
            }
            waiting.add(one);
        } finally {
            lock.unlock();
        }
        try {
            return one.latch().await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            forget(one);
        }
    }

    private void forget(Waiting one) {
        lock.lock();
        try {
            waiting.remove(one);
        } finally {
            lock.unlock();
        }
    }
}
