package ticketstream.application.publication;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.axonframework.extensions.kafka.eventhandling.consumer.ConsumerFactory;
import org.jspecify.annotations.Nullable;

/** The consumers of one stream; the extension forgets to close those of a stream that could not be opened. */
final class KafkaConsumers implements ConsumerFactory<String, byte[]>, AutoCloseable {
    private static final int DEFAULT_API_TIMEOUT = 5_000;

    private final Collection<Consumer<String, byte[]>> consumers = new ConcurrentLinkedQueue<>();
    private final Map<String, Object> settings;

    /** A token from another topic of this name finds no offset and fails aloud instead of starting somewhere. */
    KafkaConsumers(String bootstrapServers) {
        settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                DEFAULT_API_TIMEOUT,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                DEFAULT_API_TIMEOUT,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000);
    }

    @Override
    public Consumer<String, byte[]> createConsumer(@Nullable String group) {
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumers.add(consumer);
        return consumer;
    }

    @Override
    public void close() {
        consumers.forEach(consumer -> consumer.close(CloseOptions.timeout(Duration.ZERO)));
    }
}
