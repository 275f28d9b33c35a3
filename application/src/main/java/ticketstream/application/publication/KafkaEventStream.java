package ticketstream.application.publication;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.extensions.kafka.eventhandling.consumer.streamable.KafkaEventMessage;

/** One reader's stream of a topic. Wakes its reader when events arrive: without that a pooled processor sleeps 500 ms. */
final class KafkaEventStream implements BlockingStream<TrackedEventMessage<?>> {
    private final FifoBuffer buffer;
    private final Runnable stopReading;

    KafkaEventStream(FifoBuffer buffer, Runnable stopReading) {
        this.buffer = buffer;
        this.stopReading = stopReading;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return Optional.ofNullable(buffer.peek()).map(KafkaEventMessage::value);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return buffer.await(timeout, unit);
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return buffer.take().value();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        buffer.onAvailable(callback);
        return true;
    }

    @Override
    public void close() {
        stopReading.run();
        buffer.close();
    }
}
