package ticketstream.application.eventstore;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * The framework's door to the event log. Needs no database to be constructed; while there is none, appends answer {@link
 * StoreUnavailable} and reads throw the driver's exception.
 */
public final class CommitLogEventStorageEngine implements EventStorageEngine {
    private static final Duration UNSENT_PATIENCE = Duration.ofSeconds(2);

    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final CommitWriter writer;
    private final CommitCollection commits;
    private final CommitReader reader;
    private final RecentCommits recent = new RecentCommits();
    private final GroupCommit groupCommit;

    /**
     * @param upcasters from older revisions to today's
     * @param unknownPatience how long the fate of a sent commit is looked for before the caller gets {@link
     *     OutcomeUnknown}
     */
    public CommitLogEventStorageEngine(
            MongoDatabase database, Serializer serializer, EventUpcaster upcasters, Duration unknownPatience) {
        this.serializer = serializer;
        this.upcasters = upcasters;
        writer = new CommitWriter(serializer);
        commits = new CommitCollection(database);
        reader = new CommitReader(commits);
        groupCommit = new GroupCommit(new Committer(commits, recent, UNSENT_PATIENCE, unknownPatience));
    }

    /** Stores the events of one command, all or none, and returns when they are durable. */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (!events.isEmpty()) {
            groupCommit.append(writer.write(events));
        }
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken after, boolean mayBlock) {
        return read(StreamSupport.stream(new Tail(reader, positionAfter(after)), false));
    }

    /** Events from a position on, of at most {@code limit} commits, that this node has just stored: from memory. */
    Stream<? extends TrackedEventMessage<?>> remembered(long position, int limit) {
        return read(CommitReader.events(position, recent.from(position, limit)).stream());
    }

    /** Events from a position on, of about {@code limit} commits, whoever stored them. */
    Stream<? extends TrackedEventMessage<?>> stored(long position, int limit) {
        return read(reader.from(position, limit).stream());
    }

    /** The first position that was found damaged since the start, whoever read it; reading past it is refused. */
    public OptionalLong damagedAt() {
        return commits.damagedAt();
    }

    RecentCommits recent() {
        return recent;
    }

    static long positionAfter(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(-1) + 1;
    }

    private Stream<? extends TrackedEventMessage<?>> read(Stream<TrackedDomainEventData<String>> stored) {
        return EventUtils.upcastAndDeserializeTrackedEvents(stored, serializer, upcasters);
    }

    /** The aggregate's events; their messages carry the position as tracking token. */
    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                reader.ofAggregate(aggregateId, firstSequence).stream(), serializer, upcasters);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return commits.lastSequence(aggregateId);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(commits.end() - 1);
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return new GlobalSequenceTrackingToken(commits.firstAt(instant) - 1);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("snapshots are not supported");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
        return Optional.empty();
    }
}
