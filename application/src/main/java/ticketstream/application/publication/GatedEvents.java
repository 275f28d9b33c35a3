package ticketstream.application.publication;

import java.time.Instant;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The events of a topic, silent until the topic is ready: a processor that fails to open would pause ever longer. */
public final class GatedEvents implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final TopicsGate gate;
    private final KafkaEvents events;

    public GatedEvents(TopicsGate gate, KafkaEvents events) {
        this.gate = gate;
        this.events = events;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return gate.opened().isDone()
                ? events.openStream(token)
                : new LateStream(gate, () -> events.openStream(token));
    }

    @Override
    public TrackingToken createHeadToken() {
        return events.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return events.createTokenAt(instant);
    }
}
