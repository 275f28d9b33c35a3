package ticketstream.application.publication;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import ticketstream.application.audit.AuditLog;

/** Where events are published: tickets apart from the rest, kept for ever, one aggregate always in one partition. */
public final class EventTopics {
    /** Events of tickets, key = ticket id. */
    public static final String TICKETS = "ticketstream.tickets";

    /** Events of accounts, of custom roles and what is recorded for auditors, key = the id of what it happened to. */
    public static final String ACCOUNTS = "ticketstream.accounts";

    /** Changing this would move aggregates between partitions and break their order. */
    public static final int PARTITIONS = 4;

    private static final Map<String, String> BY_AGGREGATE_TYPE =
            Map.of("ticket", TICKETS, "account", ACCOUNTS, "custom-role", ACCOUNTS, AuditLog.STREAM_TYPE, ACCOUNTS);
    private static final Map<String, String> SETTINGS = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");

    private EventTopics() {}

    /**
     * Creates the topics that are missing and checks those that are there. Fails while there is no broker, or while
     * a new topic is not known to it yet, so the caller tries again.
     *
     * @throws KafkaException if the broker cannot be asked
     * @throws IllegalStateException if a topic has other partitions or settings than events need
     */
    public static void ensure(Admin admin) {
        List.of(TICKETS, ACCOUNTS).forEach(topic -> ensure(admin, topic));
    }

    /** The topic for the events of an aggregate of this type. */
    static String of(String aggregateType) {
        String topic = BY_AGGREGATE_TYPE.get(aggregateType);
        if (topic == null) {
            throw new IllegalArgumentException("no topic for events of a " + aggregateType);
        }
        return topic;
    }

    private static void ensure(Admin admin, String topic) {
        try {
            create(admin, topic);
            check(admin, topic);
        } catch (ExecutionException e) {
            throw new KafkaException("cannot prepare topic " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private static void create(Admin admin, String topic) throws ExecutionException, InterruptedException {
        var wanted = new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()).configs(SETTINGS);
        try {
            admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static void check(Admin admin, String topic) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        TopicDescription description = requireNonNull(
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
        Config config = requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
        if (description.partitions().size() != PARTITIONS) {
            throw new IllegalStateException(topic + " must have " + PARTITIONS + " partitions");
        }
        SETTINGS.forEach((name, value) -> {
            if (!config.get(name).value().equals(value)) {
                throw new IllegalStateException(topic + " must have " + name + "=" + value);
            }
        });
    }
}
