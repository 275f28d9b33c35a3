package ticketstream.web.projection;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.extensions.kafka.eventhandling.consumer.streamable.KafkaTrackingToken;
import org.springframework.stereotype.Component;
import ticketstream.application.publication.EventTopics;
import ticketstream.web.runtime.KafkaAddress;

/** Knows how many records of a topic are still ahead of a reader. */
@Component
class TopicEnds implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Admin admin;

    TopicEnds(KafkaAddress kafka) {
        admin = Admin.create(kafka.settings());
    }

    /** Records of the topic that a reader with these tokens has not taken yet. */
    long remaining(String topic, List<TrackingToken> tokens) {
        var taken = taken(tokens);
        return ends(topic).entrySet().stream()
                .mapToLong(end -> end.getValue() - 1 - taken.getOrDefault(end.getKey(), -1L))
                .sum();
    }

    @Override
    public void close() {
        admin.close(PATIENCE);
    }

    private static Map<TopicPartition, Long> taken(List<TrackingToken> tokens) {
        var positions = new HashMap<TopicPartition, Long>();
        tokens.stream()
                .filter(KafkaTrackingToken.class::isInstance)
                .forEach(token -> positions.putAll(((KafkaTrackingToken) token).getPositions()));
        return positions;
    }

    private Map<TopicPartition, Long> ends(String topic) {
        Set<TopicPartition> partitions = IntStream.range(0, EventTopics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toSet());
        var question = partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
        try {
            return admin.listOffsets(question).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the ends of " + topic + " are not known now", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
