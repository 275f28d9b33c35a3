package ticketstream.web.live.feed;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketstream.application.publication.RecordSignature;

/** The node's one thread that reads all changes; while Kafka is away it tries again until it is stopped. */
public final class FeedReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);
    private static final int TIMEOUT_MILLIS = 3_000;

    private final ChangeFeed feed;
    private final Intake intake;
    private final Broker broker;
    private final long window;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "live-feed");

    /** @param window how many of the latest changes are read at the start */
    public FeedReader(ChangeFeed feed, RecordSignature signature, Aside aside, Broker broker, long window) {
        this.feed = feed;
        this.intake = new Intake(feed, signature, new Doubts(System::nanoTime), aside);
        this.broker = broker;
        this.window = window;
    }

    /** Returns at once; the feed says when it has caught up. */
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
                new FeedRound(feed, intake, admin, consumer, window).follow(this::isRunning);
            } catch (RuntimeException e) {
                LOG.warn("live changes cannot be read, trying again: {}", e.toString());
            }
            feed.connected(false);
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
                "live-feed-admin",
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
                        "live-feed",
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
