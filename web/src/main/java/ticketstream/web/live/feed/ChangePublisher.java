package ticketstream.web.live.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import ticketstream.application.publication.RecordSignature;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.Changes;

/** Announces changes on Kafka, from where every node takes them; connects when there is something to announce. */
public final class ChangePublisher implements Changes, AutoCloseable {
    /** Long, because a producer that still tries doubles nothing, whereas the batch that is announced again does. */
    private static final int GIVE_UP_AFTER_MILLIS = 30_000;

    private static final int ANSWER_WITHIN_MILLIS = 5_000;

    private final Broker broker;
    private final ChangeFeed feed;
    private final RecordSignature signature;
    private @Nullable Producer<String, byte[]> producer;

    /** @param feed tells where among the changes new ones are announced */
    public ChangePublisher(Broker broker, ChangeFeed feed, RecordSignature signature) {
        this.broker = broker;
        this.feed = feed;
        this.signature = signature;
    }

    /** Returns when Kafka has acknowledged every change; throws a {@link KafkaException} when one is not. */
    @Override
    public void announce(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Producer<String, byte[]> kafka = producer();
        Stamp stamp = feed.stamp(Duration.ofMillis(GIVE_UP_AFTER_MILLIS))
                .orElseThrow(() -> new KafkaException("the changes could not be read"));
        List<Future<?>> acknowledgements = new ArrayList<>(changes.size());
        for (Change change : changes) {
            acknowledgements.add(kafka.send(signed(change, stamp.fresh())));
        }
        acknowledgements.forEach(ChangePublisher::await);
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }

    private ProducerRecord<String, byte[]> signed(Change change, Stamp stamp) {
        var record = ChangeRecord.of(change, ChangeText.of(change).getBytes(UTF_8), stamp);
        signature.sign(record.key(), record.headers(), record.value());
        return record;
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            try (Admin admin = Admin.create(connection())) {
                LiveTopic.CHANGES.ensure(admin);
            }
            producer = new KafkaProducer<>(configuration(), new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private Map<String, Object> connection() {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                2 * ANSWER_WITHIN_MILLIS,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_WITHIN_MILLIS);
    }

    private Map<String, Object> configuration() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ProducerConfig.CLIENT_ID_CONFIG,
                "changes-publisher",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                GIVE_UP_AFTER_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_WITHIN_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                GIVE_UP_AFTER_MILLIS,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500);
    }

    private static void await(Future<?> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            throw new KafkaException("a change was not acknowledged", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
