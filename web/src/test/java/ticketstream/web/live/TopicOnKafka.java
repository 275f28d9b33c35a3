package ticketstream.web.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A topic of the desk as somebody sees it who may read and write there and knows no secret. */
final class TopicOnKafka {
    private static final Duration POLL = Duration.ofMillis(200);

    private final TopicPartition partition;
    private final Map<String, Object> settings;

    TopicOnKafka(String topic, String bootstrapServers) {
        partition = new TopicPartition(topic, 0);
        settings = Map.of("bootstrap.servers", bootstrapServers);
    }

    /** The newest record, as one that can be written again. */
    ProducerRecord<String, byte[]> last() {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            consumer.seek(partition, end - 1);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (found.isEmpty()) {
                consumer.poll(POLL).forEach(found::add);
            }
            var newest = found.getFirst();
            return new ProducerRecord<>(partition.topic(), 0, newest.key(), newest.value(), newest.headers());
        }
    }

    /** The same record with one header as said, or without it. */
    ProducerRecord<String, byte[]> with(ProducerRecord<String, byte[]> like, String header, @Nullable String text) {
        var other = new ProducerRecord<>(like.topic(), 0, like.key(), like.value(), like.headers());
        other.headers().remove(header);
        if (text != null) {
            other.headers().add(header, text.getBytes(UTF_8));
        }
        return other;
    }

    /** They are durable on return. */
    void put(List<ProducerRecord<String, byte[]>> records) {
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (var one : records) {
                sent.add(producer.send(one));
            }
            for (var one : sent) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
