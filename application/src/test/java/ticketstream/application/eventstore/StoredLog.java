package ticketstream.application.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** The whole log as a tracking processor gets it, and what must hold of every log. */
record StoredLog(List<? extends TrackedEventMessage<?>> events) {
    static StoredLog of(EventStorageEngine engine) {
        return of(engine, null);
    }

    /** What comes after a token. */
    static StoredLog of(EventStorageEngine engine, @Nullable TrackingToken after) {
        return new StoredLog(engine.readEvents(after, false).toList());
    }

    List<String> ids() {
        return events.stream().map(EventMessage::getIdentifier).toList();
    }

    TrackingToken head() {
        return events.getLast().trackingToken();
    }

    List<DomainEventMessage<?>> ofAggregate(String id) {
        return events.stream()
                .<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                .filter(event -> event.getAggregateIdentifier().equals(id))
                .toList();
    }

    /** No double, no gap, every aggregate in its order, and exactly what the writers were told. */
    void explains(Writers writers) {
        isSound();
        Set<String> stored = Set.copyOf(ids());
        Set<String> acknowledged = ids(writers.acknowledged);
        assertThat(stored).containsAll(acknowledged).doesNotContainAnyElementsOf(ids(writers.refused));
        var others = new HashSet<>(stored);
        others.removeAll(acknowledged);
        assertThat(ids(writers.unknown)).containsAll(others);
    }

    void isSound() {
        assertThat(ids()).as("no doubles").doesNotHaveDuplicates();
        assertThat(events.stream()
                        .map(event -> event.trackingToken().position())
                        .filter(OptionalLong::isPresent)
                        .map(OptionalLong::getAsLong))
                .as("positions, where the engine has them")
                .isIn(List.of(), LongStream.range(0, events.size()).boxed().toList());
        Set<String> aggregates = events.stream()
                .map(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                .collect(Collectors.toSet());
        for (String id : aggregates) {
            var own = ofAggregate(id);
            assertThat(own.stream().map(DomainEventMessage::getSequenceNumber))
                    .as(id)
                    .containsExactlyElementsOf(
                            LongStream.range(0, own.size()).boxed().toList());
        }
    }

    private static Set<String> ids(Iterable<List<DomainEventMessage<?>>> commits) {
        var ids = new HashSet<String>();
        commits.forEach(commit -> commit.forEach(event -> ids.add(event.getIdentifier())));
        return ids;
    }
}
