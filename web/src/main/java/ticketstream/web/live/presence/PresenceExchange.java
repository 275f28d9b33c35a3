package ticketstream.web.live.presence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketstream.application.publication.RecordSignature;
import ticketstream.web.live.feed.Aside;
import ticketstream.web.live.feed.Broker;
import ticketstream.web.live.feed.LiveTopic;
import ticketstream.web.live.feed.Stamp;
import ticketstream.web.live.feed.TopicFollower;

/** Tells the other nodes who is here, and hears it from them. While Kafka is away, each node knows its own. */
public final class PresenceExchange implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PresenceExchange.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int ANSWER_WITHIN_MILLIS = 1_000;

    /** What is some seconds old means nothing any more: who is still there is named again. */
    static final LiveTopic TOPIC = LiveTopic.of("ticketstream.presence", 60_000, 16L << 20, 1L << 20);

    /** What a record needs that is sent now. */
    private record Line(Producer<String, byte[]> producer, Stamp stamp) {}

    private final Broker broker;
    private final RecordSignature signature;
    private final Aside aside;
    private final Consumer<Announcement> heard;
    private final TopicFollower follower;
    /** Null while nobody can be reached. */
    private volatile @Nullable Line line;

    /** @param heard is given what every node says, this one too */
    public PresenceExchange(Broker broker, RecordSignature signature, Aside aside, Consumer<Announcement> heard) {
        this.broker = broker;
        this.signature = signature;
        this.aside = aside;
        this.heard = heard;
        this.follower = new TopicFollower("live-presence", broker, this::follow);
    }

    /** Returns at once. */
    public void start() {
        follower.start();
    }

    /** Says it to the other nodes if they can be reached; never waits. */
    @SuppressWarnings("FutureReturnValueIgnored") // what is lost is said again
    public void tell(Announcement news) {
        Line now = line;
        if (now == null) {
            return;
        }
        try {
            now.producer().send(PresenceRecord.of(news, now.stamp().fresh(), signature));
        } catch (KafkaException | IllegalStateException closed) {
            LOG.debug("other nodes cannot be told who is here: {}", closed.toString());
        }
    }

    @Override
    public void close() {
        follower.close();
    }

    private void follow(
            Admin admin, org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer, BooleanSupplier running) {
        TOPIC.ensure(admin);
        var intake = new PresenceIntake(signature, TOPIC.incarnation(admin), end(consumer));
        try (var producer = producer()) {
            while (running.getAsBoolean()) {
                keepReady(producer);
                line = new Line(producer, intake.stamp());
                for (ConsumerRecord<String, byte[]> kafka : consumer.poll(POLL)) {
                    intake.judge(kafka, heard, reason -> aside.put(kafka, reason));
                }
            }
        } finally {
            line = null;
        }
    }

    /** Goes to the end, which is the offset of the first record that will be read. */
    private static long end(org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer) {
        List<TopicPartition> partition = List.of(TOPIC.partition());
        consumer.assign(partition);
        consumer.seekToEnd(partition);
        return consumer.position(TOPIC.partition());
    }

    /** A producer that never waits can send only where it knows the topic already, and it forgets what it does not use. */
    private static void keepReady(Producer<String, byte[]> producer) {
        try {
            producer.partitionsFor(TOPIC.name());
        } catch (TimeoutException unknown) {
            LOG.debug("asked about {}", TOPIC.name());
        }
    }

    private Producer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "presence",
                        ProducerConfig.ACKS_CONFIG,
                        "1",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.RETRIES_CONFIG,
                        0,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        0,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        ANSWER_WITHIN_MILLIS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        ANSWER_WITHIN_MILLIS,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
