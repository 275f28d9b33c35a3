package ticketstream.application.eventstore;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;

/** The log read one aggregate at a time, always current. */
public final class EventLog {
    private final EventStorageEngine engine;
    private final Serializer serializer;

    public EventLog(CommitLogEventStorageEngine engine, Serializer serializer) {
        this.engine = engine;
        this.serializer = serializer;
    }

    /**
     * Every event of an aggregate in order; empty if there is no such aggregate.
     *
     * @throws CorruptCommit if any of them is damaged
     */
    public List<LoggedEvent> events(String aggregateId) {
        return events(aggregateId, 1);
    }

    /** As {@link #events(String)}, from a version on. */
    public List<LoggedEvent> events(String aggregateId, long fromVersion) {
        return engine.readEvents(aggregateId, fromVersion - 1)
                .asStream()
                .map(this::logged)
                .toList();
    }

    private LoggedEvent logged(DomainEventMessage<?> event) {
        return new LoggedEvent(
                ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow(),
                event.getSequenceNumber() + 1,
                serializer.typeForClass(event.getPayloadType()).getName(),
                event.getPayload(),
                event.getMetaData(),
                event.getTimestamp());
    }
}
