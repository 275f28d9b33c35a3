package ticketstream.application.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.embedded.database.EmbeddedMongo;

class TwoNodesIT {
    private static final int COMMITS = Integer.getInteger("ticketstream.test.commits", 2_000);
    private static final int WRITERS_PER_NODE = 8;

    @TempDir
    Path folder;

    @Test
    void loseNothingAndLeaveNoGapWhenTheyAppendTheSameTickets() throws Exception {
        try (var mongo = EmbeddedMongo.start(folder);
                var one = new Node(mongo.uri());
                var two = new Node(mongo.uri())) {
            var writers = new Writers();

            writers.run(List.of(one, two), WRITERS_PER_NODE, COMMITS / (2 * WRITERS_PER_NODE), 42);

            check(writers, one.after(-1));
            assertThat(writers.unknown).isEmpty();
            int rounds = (COMMITS / (2 * WRITERS_PER_NODE) + 3) / 4;
            assertThat(writers.refused)
                    .as("of every contested ticket all but one writer lose, and nobody else")
                    .hasSize(rounds * (2 * WRITERS_PER_NODE - 1));
        }
    }

    @Test
    void numberFromZeroWhenManyStartAtOnceOnAnEmptyDatabase() throws Exception {
        try (var mongo = EmbeddedMongo.start(folder)) {
            List<Node> nodes =
                    IntStream.range(0, 6).mapToObj(i -> new Node(mongo.uri())).toList();
            var writers = new Writers();

            writers.run(nodes, 2, 9, 7);

            check(writers, nodes.getFirst().after(-1));
            nodes.forEach(Node::close);
        }
    }

    static void check(Writers writers, List<? extends TrackedEventMessage<?>> log) {
        assertThat(log.stream().map(Node::position))
                .containsExactlyElementsOf(
                        LongStream.range(0, log.size()).boxed().toList());
        Set<String> stored = log.stream().map(EventMessage::getIdentifier).collect(Collectors.toSet());
        assertThat(stored).as("no doubles").hasSize(log.size());
        Set<String> acknowledged = ids(writers.acknowledged);
        Set<String> unknown = ids(writers.unknown);
        assertThat(stored).containsAll(acknowledged).doesNotContainAnyElementsOf(ids(writers.refused));
        var others = new HashSet<>(stored);
        others.removeAll(acknowledged);
        assertThat(unknown).containsAll(others);
        checkSequences(log);
    }

    private static void checkSequences(List<? extends TrackedEventMessage<?>> log) {
        log.stream()
                .map(event -> (DomainEventMessage<?>) event)
                .collect(Collectors.groupingBy(DomainEventMessage::getAggregateIdentifier))
                .forEach((id, events) -> assertThat(events.stream().map(DomainEventMessage::getSequenceNumber))
                        .as(id)
                        .containsExactlyElementsOf(
                                LongStream.range(0, events.size()).boxed().toList()));
    }

    private static Set<String> ids(Iterable<List<DomainEventMessage<?>>> commits) {
        var ids = new HashSet<String>();
        commits.forEach(commit -> commit.forEach(event -> ids.add(event.getIdentifier())));
        return ids;
    }
}
