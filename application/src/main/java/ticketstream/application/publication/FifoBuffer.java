package ticketstream.application.publication;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.extensions.kafka.eventhandling.consumer.streamable.Buffer;
import org.axonframework.extensions.kafka.eventhandling.consumer.streamable.KafkaEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps events in the order in which their tracking tokens were made. The extension's own buffer sorts by time, across
 * partitions; a token then covers events that come after it, and those are lost.
 *
 * <p>Looking does not take away, so two threads that look at the same time cannot lose an event either.
 */
final class FifoBuffer implements Buffer<KafkaEventMessage> {
    private final Queue<KafkaEventMessage> events = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private final int capacity;
    private boolean closed;
    private @Nullable RuntimeException failure;
    private volatile Runnable onAvailable = () -> {};

    FifoBuffer(int capacity) {
        this.capacity = capacity;
    }

    /** Called after each delivery and each failure, so that nobody need look in vain. */
    void onAvailable(Runnable callback) {
        onAvailable = callback;
        if (!isEmpty()) {
            callback.run();
        }
    }

    /** Lets a blocked writer go; what is written from now on is dropped. */
    void close() {
        locked(() -> {
            closed = true;
            events.clear();
            drained.signalAll();
        });
    }

    @Override
    public void put(KafkaEventMessage event) throws InterruptedException {
        putAll(List.of(event));
    }

    @Override
    public void putAll(Collection<KafkaEventMessage> delivered) throws InterruptedException {
        for (KafkaEventMessage event : delivered) {
            add(event);
        }
        onAvailable.run();
    }

    private void add(KafkaEventMessage event) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (events.size() >= capacity && !closed) {
                onAvailable.run();
                drained.await();
            }
            if (!closed) {
                events.add(event);
                filled.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for an event and leaves it in the buffer; false if the time is over, or the failure if reading failed. */
    boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        long remaining = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (events.isEmpty()) {
                throwFailure();
                if (remaining <= 0) {
                    return false;
                }
                remaining = filled.awaitNanos(remaining);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable KafkaEventMessage poll(long timeout, TimeUnit unit) throws InterruptedException {
        return await(timeout, unit) ? remove() : null;
    }

    @Override
    public KafkaEventMessage take() throws InterruptedException {
        KafkaEventMessage taken = null;
        while (taken == null) {
            taken = poll(1, TimeUnit.DAYS);
        }
        return taken;
    }

    @Override
    public @Nullable KafkaEventMessage peek() {
        lock.lock();
        try {
            return events.peek();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable KafkaEventMessage remove() {
        lock.lock();
        try {
            drained.signalAll();
            return events.poll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return events.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public int remainingCapacity() {
        return capacity - size();
    }

    @Override
    public void clear() {
        locked(() -> {
            events.clear();
            drained.signalAll();
        });
    }

    /** Thrown to readers once they have everything that came before; for good, since the reading thread has ended. */
    @Override
    public void setException(RuntimeException exception) {
        locked(() -> {
            failure = exception;
            filled.signalAll();
        });
        onAvailable.run();
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
