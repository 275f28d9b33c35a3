package ticketstream.application.publication;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.extensions.kafka.eventhandling.KafkaMessageConverter;
import org.axonframework.extensions.kafka.eventhandling.consumer.AsyncFetcher;
import org.axonframework.extensions.kafka.eventhandling.consumer.Fetcher;
import org.axonframework.extensions.kafka.eventhandling.consumer.streamable.KafkaEventMessage;
import org.axonframework.extensions.kafka.eventhandling.consumer.streamable.StreamableKafkaMessageSource;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one topic, all partitions, from any token on. Every stream has a bounded buffer of its own, in the order
 * of its tokens, and wakes its reader. While Kafka is away, open streams are silent and new ones fail after some seconds,
 * which processors answer by trying again.
 */
public final class KafkaEvents implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {
    private static final int BUFFERED_EVENTS = 2_000;
    private static final long POLL_MILLIS = 250;

    private final String topic;
    private final String bootstrapServers;
    private final KafkaMessageConverter<String, byte[]> converter;
    private final Serializer serializer;
    private final ExecutorService threads;
    private final Fetcher<String, byte[], KafkaEventMessage> fetcher;

    /** @param serializer only asked for by the extension, which would make one of its own otherwise */
    public KafkaEvents(
            String topic,
            String bootstrapServers,
            KafkaMessageConverter<String, byte[]> converter,
            Serializer serializer) {
        this.topic = topic;
        this.bootstrapServers = bootstrapServers;
        this.converter = converter;
        this.serializer = serializer;
        threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name(topic + "-", 0).factory());
        fetcher = AsyncFetcher.<String, byte[], KafkaEventMessage>builder()
                .executorService(threads)
                .pollTimeout(POLL_MILLIS)
                .build();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        var consumers = new KafkaConsumers(bootstrapServers);
        var buffer = new FifoBuffer(BUFFERED_EVENTS);
        try {
            var opened = source(consumers, buffer).openStream(token);
            return new KafkaEventStream(buffer, opened::close);
        } catch (RuntimeException e) {
            consumers.close();
            throw e;
        }
    }

    @Override
    public TrackingToken createHeadToken() {
        return ask(StreamableMessageSource::createHeadToken);
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return ask(source -> source.createTokenAt(instant));
    }

    @Override
    public void close() {
        fetcher.shutdown();
        threads.shutdown();
    }

    private TrackingToken ask(Function<StreamableMessageSource<?>, TrackingToken> question) {
        try (var consumers = new KafkaConsumers(bootstrapServers)) {
            return question.apply(source(consumers, new FifoBuffer(1)));
        }
    }

    private StreamableKafkaMessageSource<String, byte[]> source(KafkaConsumers consumers, FifoBuffer buffer) {
        return StreamableKafkaMessageSource.<String, byte[]>builder()
                .topics(List.of(topic))
                .consumerFactory(consumers)
                .fetcher(fetcher)
                .messageConverter(converter)
                .serializer(serializer)
                .bufferFactory(() -> buffer)
                .build();
    }
}
