package ticketstream.web.live.feed;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node's one thread that reads a topic; while Kafka is away it tries again until it is stopped. */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final int TIMEOUT_MILLIS = 3_000;

    /** One connection's worth of reading. */
    @FunctionalInterface
    public interface Round {
        /** Reads until it is told to stop, or throws when it needs another connection. */
        void follow(Admin admin, Consumer<String, byte[]> consumer, BooleanSupplier running);
    }

    private final Broker broker;
    private final Round round;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** @param name of the thread and of the connection */
    public TopicFollower(String name, Broker broker, Round round) {
        this.broker = broker;
        this.round = round;
        this.thread = new Thread(this::run, name);
    }

    /** Returns at once. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean stop = false;
        while (!stop) {
            try (Admin admin = Admin.create(connection());
                    Consumer<String, byte[]> consumer = consumer()) {
                round.follow(admin, consumer, this::isRunning);
            } catch (RuntimeException e) {
                LOG.warn("{} cannot be read, trying again: {}", thread.getName(), e.toString());
            }
            stop = stopsWithin(Duration.ofMillis(500));
        }
    }

    private boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private boolean stopsWithin(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Map<String, Object> connection() {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                CommonClientConfigs.CLIENT_ID_CONFIG,
                thread.getName() + "-admin",
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        thread.getName(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        500,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1_000,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        TIMEOUT_MILLIS,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
