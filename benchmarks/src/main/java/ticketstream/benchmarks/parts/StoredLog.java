package ticketstream.benchmarks.parts;

import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import ticketstream.projections.row.LoggedEvents;

/** The event store as rebuilds read it. */
record StoredLog(EventStorageEngine engine) implements LoggedEvents {
    @Override
    public List<TrackedEventMessage<?>> from(long position, int atMost) {
        return engine.readEvents(new GlobalSequenceTrackingToken(position - 1), false)
                .limit(atMost)
                .<TrackedEventMessage<?>>map(event -> event)
                .toList();
    }

    @Override
    public List<TrackedEventMessage<?>> of(String aggregateId, long version) {
        return engine.readEvents(aggregateId, version - 1)
                .asStream()
                .<TrackedEventMessage<?>>map(event -> (TrackedEventMessage<?>) event)
                .toList();
    }

    @Override
    public long end() {
        return engine.createHeadToken().position().orElse(-1) + 1;
    }
}
