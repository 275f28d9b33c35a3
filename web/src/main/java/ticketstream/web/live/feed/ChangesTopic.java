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

/** The topic {@code ticketstream.changes}: one partition, so that a cursor is one offset and all nodes see one order. */
final class ChangesTopic {
    static final String NAME = "ticketstream.changes";
    static final TopicPartition PARTITION = new TopicPartition(NAME, 0);

    private static final Map<String, String> CONFIGURATION = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG, Long.toString(24 * 60 * 60 * 1000L),
            TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(512L << 20),
            TopicConfig.SEGMENT_BYTES_CONFIG, Long.toString(64L << 20));

    private ChangesTopic() {}

    /** Creates the topic where it is missing. */
    static void ensure(Admin admin) {
        NewTopic topic = new NewTopic(NAME, Optional.of(1), Optional.empty()).configs(CONFIGURATION);
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("cannot create topic " + NAME, e.getCause());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What tells this topic from another one created later under the same name. */
    static String incarnation(Admin admin) {
        try {
            var description =
                    admin.describeTopics(List.of(NAME)).allTopicNames().get().get(NAME);
            return Objects.requireNonNull(description).topicId().toString();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot read about topic " + NAME, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static KafkaException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new KafkaException("interrupted", e);
    }
}
