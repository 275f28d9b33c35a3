package ticketstream.web.projection;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.stereotype.Component;
import ticketstream.application.access.AccessPolicy;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.ticket.TicketRejection;
import ticketstream.domain.ticket.TicketRejection.Reason;
import ticketstream.projections.generation.Generations;

/** Measures how far each read model has come: what the topic still holds for it, and what is not yet published. */
@Component
class ProjectionProgress {
    private final EventProcessingConfiguration processing;
    private final EventStorageEngine log;
    private final TopicEnds topics;
    private final AccessPolicy policy;
    private final Generations generations;
    private final StoredTokens stored;
    private final Map<String, Sample> samples = new ConcurrentHashMap<>();

    ProjectionProgress(
            EventProcessingConfiguration processing,
            EventStorageEngine log,
            TopicEnds topics,
            AccessPolicy policy,
            Generations generations,
            StoredTokens stored) {
        this.processing = processing;
        this.log = log;
        this.topics = topics;
        this.policy = policy;
        this.generations = generations;
        this.stored = stored;
    }

    private record Sample(long position, long nanos) {}

    List<ProjectionAnswer> ofAll(Actor actor) {
        requireInterested(actor);
        return ProjectionNames.ALL.stream().map(this::measure).toList();
    }

    ProjectionAnswer of(String name, Actor actor) {
        requireInterested(actor);
        ProjectionNames.require(name);
        return measure(name);
    }

    /** The last position that is taken; everything acknowledged by now is there or before. */
    long head() {
        return log.createHeadToken().position().orElse(-1);
    }

    /** The position up to which every read model has come, on whichever node it is kept. */
    long reached() {
        return ProjectionNames.ALL.stream()
                .mapToLong(name -> measure(name).position())
                .min()
                .orElse(-1);
    }

    /** Whether a read model stands still although it should run. */
    boolean isFailing() {
        return ProjectionNames.ALL.stream()
                .anyMatch(name -> state(processor(name)).equals("failing"));
    }

    private void requireInterested(Actor actor) {
        if (!policy.maySeeProjections(actor)) {
            throw new TicketRejection(Reason.FORBIDDEN, 0);
        }
    }

    private ProjectionAnswer measure(String name) {
        var processor = processor(name);
        long head = head();
        long lag = unpublished(head) + topics.remaining(ProjectionNames.topicOf(name), tokens(processor));
        long position =
                Math.max(-1, head - lag); // a topic that is filled again has more to read than the log has events
        double rate = rate(name, position);
        var now = generations.now(name);
        return new ProjectionAnswer(
                name,
                state(processor),
                position,
                head,
                lag,
                rate,
                Eta.of(lag, rate),
                now.serving(),
                RebuildAnswer.of(now, position, head));
    }

    private StreamingEventProcessor processor(String name) {
        return processing.eventProcessor(name, StreamingEventProcessor.class).orElseThrow(ProjectionNotFound::new);
    }

    private long unpublished(long head) {
        return tokens(processor(ProjectionNames.PUBLICATION)).stream()
                .mapToLong(token -> head - token.position().orElse(-1))
                .sum();
    }

    /** How far it is here; where it runs on another node, how far that one said last. */
    private List<TrackingToken> tokens(StreamingEventProcessor processor) {
        List<TrackingToken> here = processor.processingStatus().values().stream()
                .map(EventTrackerStatus::getTrackingToken)
                .filter(Objects::nonNull)
                .toList();
        return here.isEmpty() ? stored.of(processor.getName()) : here;
    }

    private static String state(StreamingEventProcessor processor) {
        if (!processor.isRunning()) {
            return "stopped";
        }
        boolean failing = processor.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState);
        return failing || processor.isError() ? "failing" : "running";
    }

    private double rate(String name, long position) {
        var now = new Sample(position, System.nanoTime());
        var before = samples.put(name, now);
        return before == null
                ? 0
                : Math.max(0, position - before.position) * 1e9 / Math.max(1, now.nanos - before.nanos);
    }
}
