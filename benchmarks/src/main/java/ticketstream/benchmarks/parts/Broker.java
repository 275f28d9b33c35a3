package ticketstream.benchmarks.parts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.extensions.kafka.eventhandling.KafkaMessageConverter;
import org.axonframework.extensions.kafka.eventhandling.producer.ConfirmationMode;
import org.axonframework.extensions.kafka.eventhandling.producer.DefaultProducerFactory;
import org.axonframework.extensions.kafka.eventhandling.producer.KafkaEventPublisher;
import org.axonframework.extensions.kafka.eventhandling.producer.KafkaPublisher;
import org.axonframework.serialization.Serializer;
import ticketstream.application.publication.BatchPublisher;
import ticketstream.application.publication.EventTopics;
import ticketstream.embedded.broker.EmbeddedKafka;

/** The embedded broker in this process with the desk's topics, and publishers to it. */
final class Broker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedKafka kafka;

    Broker(Path folder) {
        kafka = EmbeddedKafka.start(folder);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    BatchPublisher ours(KafkaMessageConverter<String, byte[]> converter) {
        return new BatchPublisher(kafka.bootstrapServers(), converter, () -> {});
    }

    /** The extension's publisher with its own settings and our records. */
    EventMessageHandler extension(
            ConfirmationMode mode, KafkaMessageConverter<String, byte[]> converter, Serializer serializer) {
        var producers = DefaultProducerFactory.<String, byte[]>builder()
                .configuration(Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "key.serializer", StringSerializer.class,
                        "value.serializer", ByteArraySerializer.class))
                .confirmationMode(mode)
                .build();
        var publisher = KafkaPublisher.<String, byte[]>builder()
                .producerFactory(producers)
                .messageConverter(converter)
                .serializer(serializer)
                .topicResolver(event -> Optional.of(EventTopics.TICKETS))
                .build();
        return KafkaEventPublisher.<String, byte[]>builder()
                .kafkaPublisher(publisher)
                .build();
    }

    private boolean ready() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            EventTopics.ensure(admin);
            return true;
        } catch (KafkaException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
