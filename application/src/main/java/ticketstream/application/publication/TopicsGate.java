package ticketstream.application.publication;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares the topics as soon as there is a broker. Until then the desk takes commands, and readers wait here. */
public final class TopicsGate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicsGate.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PATIENCE_MILLIS = 3_000;

    private final CompletableFuture<Void> open = new CompletableFuture<>();
    private final String bootstrapServers;
    private final Thread thread;

    public TopicsGate(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        thread = Thread.ofPlatform().daemon().name("topics").start(this::prepare);
    }

    /** Done when the topics are as events need them; fails when they are and stay otherwise. */
    public CompletableFuture<Void> opened() {
        return open;
    }

    /** Waits for the topics; false when they were not ready in time. */
    boolean await(int timeout, TimeUnit unit) throws InterruptedException {
        try {
            open.get(timeout, unit);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException unfit) {
            throw new KafkaException(unfit.getCause());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void prepare() {
        while (!open.isDone() && !Thread.currentThread().isInterrupted()) {
            try (Admin admin = Admin.create(settings())) {
                EventTopics.ensure(admin);
                open.complete(null);
            } catch (IllegalStateException unfit) {
                LOG.error("{}", unfit.getMessage());
                open.completeExceptionally(unfit);
            } catch (KafkaException away) {
                LOG.warn("Waiting for Kafka: {}", away.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    }
}
