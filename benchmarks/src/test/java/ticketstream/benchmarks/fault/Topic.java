package ticketstream.benchmarks.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A topic of the product as any consumer and any intruder sees it. */
public final class Topic {
    private static final String TICKETS = "ticketstream.tickets";
    private static final String CHANGES = "ticketstream.changes";

    private static final Duration POLL = Duration.ofMillis(200);

    private final String name;
    private final Map<String, Object> settings;

    private Topic(String name, String bootstrapServers) {
        this.name = name;
        settings = Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false);
    }

    /** The tickets' events at this broker. */
    public static Topic ofTickets(String bootstrapServers) {
        return new Topic(TICKETS, bootstrapServers);
    }

    /** What feeds the live sockets. */
    public static Topic ofChanges(String bootstrapServers) {
        return new Topic(CHANGES, bootstrapServers);
    }

    /** Everything that is there now, each partition in its order. */
    public List<ConsumerRecord<String, byte[]>> records() {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    /** Everything that is there now, as far as its order goes. */
    public List<Published> published() {
        return records().stream().map(Topic::published).toList();
    }

    /** Puts these records there, in this order; they are durable on return. */
    public void produce(List<ProducerRecord<String, byte[]>> records) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Objects.requireNonNull(settings.get("bootstrap.servers")), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            records.forEach(produced -> sent.add(producer.send(produced)));
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same record once more, headers and partition included. */
    public static ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> published) {
        return new ProducerRecord<>(
                published.topic(),
                published.partition(),
                null,
                published.key(),
                published.value(),
                published.headers());
    }

    /** A record in the same partition that has another key, value or headers. */
    public static ProducerRecord<String, byte[]> forged(
            ConsumerRecord<String, byte[]> like, String key, byte @Nullable [] value, Map<String, String> headers) {
        var forged = new ProducerRecord<String, byte[]>(like.topic(), like.partition(), (Long) null, key, value);
        like.headers().forEach(header -> forged.headers().add(header));
        headers.forEach((name, text) -> forged.headers().remove(name).add(name, text.getBytes(UTF_8)));
        return forged;
    }

    /** One header of a record as text; empty when it is missing. */
    public static String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static Published published(ConsumerRecord<String, byte[]> published) {
        var headers = published.headers();
        return new Published(
                published.key(), Long.parseLong(header(headers, "ce_sequence")), header(headers, "ce_type"));
    }
}
