package ticketstream.application.publication;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.extensions.kafka.eventhandling.consumer.streamable.KafkaEventMessage;
import org.junit.jupiter.api.Test;

class FifoBufferTest {
    private final FifoBuffer buffer = new FifoBuffer(3);
    private final AtomicInteger wakeUps = new AtomicInteger();

    @Test
    void keepsTheOrderOfArrivalWhateverTheTimestampsSay() throws InterruptedException {
        buffer.putAll(List.of(event(0, 900), event(1, 100), event(2, 500)));

        assertThat(List.of(
                        buffer.take().offset(),
                        buffer.take().offset(),
                        buffer.take().offset()))
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void losesNothingWhenLookedAtTwice() throws InterruptedException {
        buffer.put(event(0, 0));

        assertThat(buffer.await(0, MILLISECONDS)).isTrue();
        assertThat(buffer.await(0, MILLISECONDS)).isTrue();
        assertThat(buffer.poll(0, MILLISECONDS)).isNotNull();
        assertThat(buffer.poll(0, MILLISECONDS)).isNull();
    }

    @Test
    void wakesItsReaderWithEachDeliveryAndWithWhatIsThereAlready() throws InterruptedException {
        buffer.put(event(0, 0));
        buffer.onAvailable(wakeUps::incrementAndGet);
        buffer.putAll(List.of(event(1, 0), event(2, 0)));
        buffer.setException(new IllegalStateException("gone"));

        assertThat(wakeUps).hasValue(3);
    }

    @Test
    void makesTheWriterWaitWhenItIsFullAndLetsItGoWhenItIsClosed() throws InterruptedException {
        Thread writer = Thread.ofPlatform().start(() -> write(5));
        await().atMost(Duration.ofSeconds(10)).until(() -> writer.getState() == Thread.State.WAITING);
        assertThat(buffer.remainingCapacity()).isZero();
        buffer.take();
        await().atMost(Duration.ofSeconds(10)).until(() -> buffer.size() == 3);

        buffer.close();

        writer.join(Duration.ofSeconds(10));
        assertThat(writer.isAlive()).isFalse();
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void givesOutWhatItHasBeforeItReportsAFailure() throws InterruptedException {
        buffer.put(event(0, 0));
        buffer.setException(new IllegalStateException("gone"));

        assertThat(buffer.take().offset()).isZero();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> buffer.await(0, MILLISECONDS));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(buffer::take);
    }

    private void write(int events) {
        try {
            buffer.putAll(IntStream.range(0, events).mapToObj(i -> event(i, 0)).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static KafkaEventMessage event(long offset, long timestamp) {
        var event = new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(offset), GenericEventMessage.asEventMessage("event"));
        return new KafkaEventMessage(event, 0, offset, timestamp);
    }
}
