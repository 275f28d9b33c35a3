package ticketstream.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import ticketstream.benchmarks.client.Answer;

/**
 * Sends at a fixed rate whether or not answers come, and counts each latency from the moment the request was meant to go out;
 * so a product that stalls cannot hide the wait of those behind (no coordinated omission).
 */
public final class OpenLoop {
    /** One request; told its number and when it is meant to go out. */
    public interface Shot {
        /** Sends the request. */
        CompletableFuture<Answer> fire(int number, long intendedNanos);
    }

    private static final int MOST_UNANSWERED =
            512; // more connections than that would measure the sockets, not the desk
    private static final int DRAIN_SECONDS = 60;

    private final Semaphore free = new Semaphore(MOST_UNANSWERED);
    private final Latencies latencies = new Latencies();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong last = new AtomicLong(System.nanoTime());

    private volatile String failure = "";

    private OpenLoop() {}

    /** Fires {@code perSecond} shots a second for so long, waits for all answers, and tells. */
    public static Load run(int perSecond, Duration duration, Shot shot) {
        return new OpenLoop().fire(perSecond, (int) (perSecond * duration.toMillis() / 1000), shot);
    }

    private Load fire(int perSecond, int shots, Shot shot) {
        long start = System.nanoTime();
        for (int number = 0; number < shots; number++) {
            long intended = start + number * 1_000_000_000L / perSecond;
            waitUntil(intended);
            free.acquireUninterruptibly();
            var unused = shot.fire(number, intended).thenAccept(answer -> take(answer, intended));
        }
        drain();
        return new Load(
                answered.get(), failed.get(), failure, latencies, Duration.ofNanos(last.get() - start), last.get());
    }

    private void take(Answer answer, long intended) {
        long now = System.nanoTime();
        last.accumulateAndGet(now, Math::max);
        if (answer.ok()) {
            answered.incrementAndGet();
            latencies.record(intended, now);
        } else {
            failed.incrementAndGet();
            note(answer.toString());
        }
        free.release();
    }

    private synchronized void note(String first) {
        failure = failure.isEmpty() ? first : failure;
    }

    private void drain() {
        try {
            if (!free.tryAcquire(MOST_UNANSWERED, DRAIN_SECONDS, TimeUnit.SECONDS)) {
                note("requests without any answer after " + DRAIN_SECONDS + " s");
                failed.addAndGet(MOST_UNANSWERED - free.availablePermits());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waitUntil(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
