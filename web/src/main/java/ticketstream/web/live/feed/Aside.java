package ticketstream.web.live.feed;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on what is not ours without ever holding up the feed. What comes faster than it can be put aside, or while the
 * database is away, is only on the topic.
 */
public final class Aside implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);
    private static final int WAITING = 100;

    private final BiConsumer<ConsumerRecord<String, byte[]>, String> shelf;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            5,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("live-aside").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    /** @param shelf is given a record and why it is not ours */
    public Aside(BiConsumer<ConsumerRecord<String, byte[]>, String> shelf) {
        this.shelf = shelf;
        thread.allowCoreThreadTimeOut(true);
    }

    /** Returns at once. */
    public void put(ConsumerRecord<String, byte[]> kafka, String reason) {
        thread.execute(() -> {
            try {
                shelf.accept(kafka, reason);
            } catch (RuntimeException away) {
                LOG.warn("a record that is not ours could not be put aside: {}", away.toString());
            }
        });
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(Duration.ofSeconds(2).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
