package ticketstream.projections.stage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.axonframework.eventhandling.TrackedEventMessage;
import ticketstream.projections.row.LoggedEvents;

/** A log that remembers from where it was read and can let its reader wait at a position for ever. */
public final class SteppedLog implements LoggedEvents {
    private final LoggedEvents log;
    private final long wall;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final List<Long> reads = new CopyOnWriteArrayList<>();

    public SteppedLog(LoggedEvents log, long wall) {
        this.log = log;
        this.wall = wall;
    }

    /** Where reading began, in order. */
    public List<Long> reads() {
        return reads;
    }

    /** Waits until somebody waits at the wall. */
    public void awaitReached() throws InterruptedException {
        reached.await();
    }

    @Override
    public List<TrackedEventMessage<?>> from(long position, int atMost) {
        reads.add(position);
        if (position >= wall) {
            reached.countDown();
            waitForEver();
        }
        return log.from(position, atMost);
    }

    @Override
    public List<TrackedEventMessage<?>> of(String aggregateId, long version) {
        return log.of(aggregateId, version);
    }

    @Override
    public long end() {
        return log.end();
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
