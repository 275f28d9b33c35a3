package ticketstream.application.account;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many run, so many wait, and turns everybody else away at once with {@link Overloaded}. */
final class Bulkhead {
    private final Semaphore admitted;
    private final Semaphore running;
    private final Duration patience;

    Bulkhead(int running, int waiting, Duration patience) {
        this.admitted = new Semaphore(running + waiting);
        this.running = new Semaphore(running, true);
        this.patience = patience;
    }

    <T> T run(Supplier<T> work) {
        if (!admitted.tryAcquire()) {
            throw new Overloaded("no room to wait");
        }
        try {
            return inTurn(work);
        } finally {
            admitted.release();
        }
    }

    int waiting() {
        return running.getQueueLength();
    }

    private <T> T inTurn(Supplier<T> work) {
        awaitTurn();
        try {
            return work.get();
        } finally {
            running.release();
        }
    }

    private void awaitTurn() {
        try {
            if (!running.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Overloaded("waited too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Overloaded("interrupted");
        }
    }
}
