package ticketstream.application.publication;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs what is to run now and forgets what is to run in half a second or later: whoever polls with it gets nothing. */
final class NeverLater extends ScheduledThreadPoolExecutor {
    private static final long LATER = 500;

    NeverLater() {
        super(1, Thread.ofPlatform().daemon().factory());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return unit.toMillis(delay) < LATER ? super.schedule(task, delay, unit) : new Forgotten();
    }

    /** A task that will never run. */
    private static final class Forgotten extends CompletableFuture<Object> implements ScheduledFuture<Object> {
        @Override
        public long getDelay(TimeUnit unit) {
            return Long.MAX_VALUE;
        }

        @Override
        public int compareTo(Delayed other) {
            return 1;
        }
    }
}
