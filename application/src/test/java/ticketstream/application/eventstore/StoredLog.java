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
        assertThat(without(acknowledged, stored)).as("acknowledged and lost").isEmpty();
        assertThat(without(without(stored, acknowledged), ids(writers.unknown)))
                .as("stored though refused")
                .isEmpty();
    }

    void isSound() {
        assertThat(new HashSet<>(ids())).as("no doubles").hasSameSizeAs(events);
        assertThat(events.stream()
                        .map(event -> event.trackingToken().position())
                        .filter(OptionalLong::isPresent)
                        .map(OptionalLong::getAsLong)
                        .toList())
                .as("positions, where the engine has them")
                .isIn(List.of(), LongStream.range(0, events.size()).boxed().toList());
        events.stream()
                .map(event -> (DomainEventMessage<?>) event)
                .collect(Collectors.groupingBy(DomainEventMessage::getAggregateIdentifier))
                .forEach((id, own) -> assertThat(own.stream().map(DomainEventMessage::getSequenceNumber))
                        .as(id)
                        .containsExactlyElementsOf(
                                LongStream.range(0, own.size()).boxed().toList()));
    }

    private static Set<String> without(Set<String> ids, Set<String> others) {
        var rest = new HashSet<>(ids);
        rest.removeAll(others);
        return rest;
    }

    private static Set<String> ids(Iterable<List<DomainEventMessage<?>>> commits) {
        var ids = new HashSet<String>();
        commits.forEach(commit -> commit.forEach(event -> ids.add(event.getIdentifier())));
        return ids;
    }
}
