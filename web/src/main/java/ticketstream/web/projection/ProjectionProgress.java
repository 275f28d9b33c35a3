package ticketstream.web.projection;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
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
    private final Map<String, Sample> samples = new ConcurrentHashMap<>();

    ProjectionProgress(
            EventProcessingConfiguration processing,
            EventStorageEngine log,
            TopicEnds topics,
            AccessPolicy policy,
            Generations generations) {
        this.processing = processing;
        this.log = log;
        this.topics = topics;
        this.policy = policy;
        this.generations = generations;
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

    /** Events that the slowest read model still has to apply. */
    long lag() {
        return ProjectionNames.ALL.stream()
                .mapToLong(name -> measure(name).lag())
                .max()
                .orElse(0);
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
        long head = log.createHeadToken().position().orElse(-1);
        long lag = unpublished(head) + topics.remaining(ProjectionNames.topicOf(name), processor);
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
        return processor(ProjectionNames.PUBLICATION).processingStatus().values().stream()
                .map(EventTrackerStatus::getTrackingToken)
                .mapToLong(
                        token -> head - (token == null ? -1 : token.position().orElse(-1)))
                .sum();
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
