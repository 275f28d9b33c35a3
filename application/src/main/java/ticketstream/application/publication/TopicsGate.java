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
    private final TopicIdentity identity;
    private final Runnable whenNew;
    private final Thread thread;

    /** @param whenNew what is done, before anybody is let in, when the topics are not those of the last time */
    public TopicsGate(String bootstrapServers, TopicIdentity identity, Runnable whenNew) {
        this.bootstrapServers = bootstrapServers;
        this.identity = identity;
        this.whenNew = whenNew;
        thread = Thread.ofPlatform().daemon().name("topics").start(this::prepare);
    }

    /** Whether waiting is over: the topics are as events need them, or they are otherwise and stay so. */
    boolean isDecided() {
        return open.isDone();
    }

    /** Runs something once waiting is over, at once if it is already. */
    void whenDecided(Runnable wake) {
        var unused = open.whenComplete((ready, unfit) -> wake.run());
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
                if (identity.isNew(admin)) {
                    LOG.warn("The topics are not those that were filled before");
                    whenNew.run();
                }
                identity.remember(admin);
                open.complete(null);
            } catch (IllegalStateException unfit) {
                LOG.error("{}", unfit.getMessage());
                open.completeExceptionally(unfit);
            } catch (RuntimeException away) {
                LOG.warn("Waiting for the topics: {}", away.toString());
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
