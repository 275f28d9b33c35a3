package ticketstream.web.live.feed;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** One connection's worth of reading: goes on where the feed is when nothing was lost, else starts the feed over. */
final class FeedRound {
    private static final TopicPartition PARTITION = LiveTopic.CHANGES.partition();
    private static final Duration POLL = Duration.ofMillis(500);
    /** This long without a record, Kafka may have been away or even replaced. */
    private static final int QUIET_POLLS = 4;

    private final ChangeFeed feed;
    private final Intake intake;
    private final Admin admin;
    private final Consumer<String, byte[]> consumer;
    private final long window;

    FeedRound(ChangeFeed feed, Intake intake, Admin admin, Consumer<String, byte[]> consumer, long window) {
        this.feed = feed;
        this.intake = intake;
        this.admin = admin;
        this.consumer = consumer;
        this.window = window;
    }

    /** Reads until it is told to stop, or throws when the connection or the topic is no longer the same. */
    void follow(BooleanSupplier running) {
        LiveTopic.CHANGES.ensure(admin);
        String incarnation = LiveTopic.CHANGES.incarnation(admin);
        goToStart(incarnation, running);
        feed.connected(true);
        int quiet = 0;
        while (running.getAsBoolean()) {
            quiet = read() ? 0 : quiet + 1;
            intake.settle();
            if (quiet == QUIET_POLLS) {
                feed.connected(isStill(incarnation));
                quiet = 0;
            }
        }
    }

    private void goToStart(String incarnation, BooleanSupplier running) {
        List<TopicPartition> partition = List.of(PARTITION);
        consumer.assign(partition);
        long oldest = consumer.beginningOffsets(partition).getOrDefault(PARTITION, 0L);
        long end = consumer.endOffsets(partition).getOrDefault(PARTITION, 0L);
        long next = feed.next(incarnation).orElse(-1L);
        if (next >= oldest && next <= end) {
            consumer.seek(PARTITION, next);
        } else {
            long start = Math.max(oldest, end - window);
            intake.restart(incarnation, start);
            consumer.seek(PARTITION, Math.max(oldest, start - Stamp.REACH));
            load(end, running);
        }
    }

    private void load(long end, BooleanSupplier running) {
        while (running.getAsBoolean() && consumer.position(PARTITION) < end) {
            read();
        }
        intake.loaded();
    }

    private boolean read() {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        records.forEach(intake::take);
        return !records.isEmpty();
    }

    private boolean isStill(String incarnation) {
        try {
            if (LiveTopic.CHANGES.incarnation(admin).equals(incarnation)) {
                return true;
            }
        } catch (KafkaException e) {
            if (e.getCause() instanceof TimeoutException) {
                return false;
            }
            throw e;
        }
        throw new KafkaException("topic " + LiveTopic.CHANGES.name() + " was created again");
    }
}
