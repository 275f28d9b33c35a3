package ticketstream.application.eventstore;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log for whoever follows it: what this node stores arrives at once and from memory, in the thread that waits for it;
 * what other nodes store is looked for now and then, and more often for a while after something was found.
 */
public final class FollowedLog implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final CommitLogEventStorageEngine engine;
    private final Duration lookAround;

    /** @param lookAround how often commits of other nodes are looked for where there are none */
    public FollowedLog(CommitLogEventStorageEngine engine, Duration lookAround) {
        this.engine = engine;
        this.lookAround = lookAround;
    }

    /** Streams fail with the driver's exceptions while the database is away. */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        return new LogStream(engine, CommitLogEventStorageEngine.positionAfter(after), lookAround);
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return engine.createTokenAt(instant);
    }
}
