package ticketstream.application.publication;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** A stream that opens itself when the topics are ready and wakes its reader then. */
final class LateStream implements BlockingStream<TrackedEventMessage<?>> {
    private final TopicsGate gate;
    private final Supplier<BlockingStream<TrackedEventMessage<?>>> opening;
    private @Nullable BlockingStream<TrackedEventMessage<?>> opened;
    private @Nullable Runnable callback;
    private boolean closed;

    LateStream(TopicsGate gate, Supplier<BlockingStream<TrackedEventMessage<?>>> opening) {
        this.gate = gate;
        this.opening = opening;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return isOpen() ? stream().peek() : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return isOpen()
                ? stream().hasNextAvailable(timeout, unit)
                : gate.await(timeout, unit) && stream().hasNextAvailable(0, unit);
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        gate.await(Integer.MAX_VALUE, TimeUnit.SECONDS);
        return stream().nextAvailable();
    }

    @Override
    public synchronized boolean setOnAvailableCallback(Runnable wake) {
        callback = wake;
        if (opened != null) {
            return opened.setOnAvailableCallback(wake);
        }
        gate.opened().whenComplete((ready, failure) -> wake.run());
        return true;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (opened != null) {
            opened.close();
        }
    }

    private boolean isOpen() {
        return gate.opened().isDone();
    }

    private synchronized BlockingStream<TrackedEventMessage<?>> stream() {
        if (opened == null) {
            if (closed) {
                throw new IllegalStateException("the stream is closed");
            }
            opened = opening.get();
            if (callback != null) {
                opened.setOnAvailableCallback(callback);
            }
        }
        return Objects.requireNonNull(opened);
    }
}
