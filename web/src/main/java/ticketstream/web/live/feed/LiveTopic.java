package ticketstream.web.live.feed;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A topic that only nodes of the desk read, of one partition, so that all of them see one order.
 *
 * @param configuration what it is created with
 */
public record LiveTopic(String name, Map<String, String> configuration) {
    static final LiveTopic CHANGES = of("ticketstream.changes", 24 * 60 * 60 * 1000L, 512L << 20, 64L << 20);

    /**
     * One whose records are deleted in time.
     *
     * @param retentionMillis how long it keeps them
     * @param retentionBytes how much it keeps of them
     * @param segmentBytes how much is deleted at once
     */
    public static LiveTopic of(String name, long retentionMillis, long retentionBytes, long segmentBytes) {
        return new LiveTopic(
                name,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(retentionMillis),
                        TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(retentionBytes),
                        TopicConfig.SEGMENT_BYTES_CONFIG, Long.toString(segmentBytes)));
    }

    public TopicPartition partition() {
        return new TopicPartition(name, 0);
    }

    /** Creates the topic where it is missing. */
    public void ensure(Admin admin) {
        NewTopic topic = new NewTopic(name, Optional.of(1), Optional.empty()).configs(configuration);
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("cannot create topic " + name, e.getCause());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What tells this topic from another one created later under the same name. */
    public String incarnation(Admin admin) {
        try {
            var description =
                    admin.describeTopics(List.of(name)).allTopicNames().get().get(name);
            return Objects.requireNonNull(description).topicId().toString();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot read about topic " + name, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static KafkaException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new KafkaException("interrupted", e);
    }
}
