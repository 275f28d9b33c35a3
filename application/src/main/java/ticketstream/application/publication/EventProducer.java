package ticketstream.application.publication;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A producer that never overtakes itself. After a failure it is thrown away with everything it still holds: sent again
 * by a new one, a batch begins with its first event, and no later event of an aggregate can arrive before it.
 */
final class EventProducer implements AutoCloseable {
    /** How long acknowledgements are waited for. Shorter than the producer's own limit, which could drop one of many. */
    static final Duration ACK_TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<Producer<String, byte[]>> producers;
    private @Nullable Producer<String, byte[]> current;

    EventProducer(String bootstrapServers) {
        this(() -> new KafkaProducer<>(settings(bootstrapServers), new StringSerializer(), new ByteArraySerializer()));
    }

    EventProducer(Supplier<Producer<String, byte[]>> producers) {
        this.producers = producers;
    }

    synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> event) {
        if (current == null) {
            current = producers.get();
        }
        return current.send(event);
    }

    /** Forgets everything that is not acknowledged. */
    synchronized void discard() {
        if (current != null) {
            current.close(Duration.ZERO);
            current = null;
        }
    }

    @Override
    public void close() {
        discard();
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG, "ticketstream-publisher",
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 60_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    }
}
