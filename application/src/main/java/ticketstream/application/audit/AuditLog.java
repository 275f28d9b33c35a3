package ticketstream.application.audit;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import ticketstream.application.eventstore.OutcomeUnknown;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.audit.AuditEvent;

/**
 * Writes into the event log what is recorded for auditors. Most records are a stream of their own, so nobody waits for or
 * gets in the way of anybody else, and nothing has to be read before. See ADR 0018.
 */
public final class AuditLog {
    /** What the log calls the streams written here. */
    public static final String STREAM_TYPE = "audit";

    private final EventStore log;
    private final Supplier<Map<String, String>> request;

    /** @param request metadata of the request that is being answered; empty where there is none */
    public AuditLog(EventStore log, Supplier<Map<String, String>> request) {
        this.log = log;
        this.request = request;
    }

    /** Records it; durable on return. Throws what the event store throws, and then it may not have been recorded. */
    public void record(AuditEvent event, Actor actor) {
        publish(UUID.randomUUID().toString(), 0, event, actor);
    }

    /**
     * Records what was done already.
     *
     * @throws OutcomeUnknown when the log cannot take it: it was done, so it must not be called undone
     */
    public void report(AuditEvent done, Actor actor) {
        try {
            record(done, actor);
        } catch (EventStoreException failure) {
            throw new OutcomeUnknown(failure);
        }
    }

    /** Adds the next event to a stream that has {@code length} of them; false where somebody else's came first. */
    public boolean append(String stream, long length, AuditEvent event, Actor actor) {
        try {
            publish(stream, length, event, actor);
            return true;
        } catch (ConcurrencyException | AggregateStreamCreationException overtaken) {
            return false;
        }
    }

    private void publish(String stream, long sequence, AuditEvent event, Actor actor) {
        var metadata = MetaData.from(request.get()).mergedWith(actor.asMetadata());
        log.publish(new GenericDomainEventMessage<>(STREAM_TYPE, stream, sequence, event, metadata));
    }
}
