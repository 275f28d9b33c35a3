package ticketstream.projections.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.audit.AuditEvent;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.projections.row.LoggedEvents;

/** Events as the log has them: numbered per aggregate and as a whole, one every second and a few microseconds. */
public final class Log implements LoggedEvents {
    /** Caused every event. */
    public static final Person ACTOR = new Person("a1", "ada");

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00.123456Z");

    private final Map<String, List<GenericTrackedDomainEventMessage<?>>> aggregates = new HashMap<>();
    private final List<GenericTrackedDomainEventMessage<?>> messages = new ArrayList<>();

    /** When the event at this position happened, as a read model tells it. */
    public static Instant at(long position) {
        return Instant.parse("2026-01-01T00:00:00.123Z").plusSeconds(position);
    }

    public Log with(TicketEvent... events) {
        for (TicketEvent event : events) {
            append("ticket", event.ticketId(), event);
        }
        return this;
    }

    public Log with(AccountEvent... events) {
        for (AccountEvent event : events) {
            append("account", event.accountId(), event);
        }
        return this;
    }

    public Log with(AuditEvent... events) {
        for (AuditEvent event : events) {
            append("audit", UUID.randomUUID().toString(), event);
        }
        return this;
    }

    public synchronized List<GenericTrackedDomainEventMessage<?>> messages() {
        return List.copyOf(messages);
    }

    @Override
    public synchronized List<TrackedEventMessage<?>> from(long position, int atMost) {
        int first = (int) Math.min(position, messages.size());
        return List.copyOf(messages.subList(first, Math.min(first + atMost, messages.size())));
    }

    @Override
    public synchronized List<TrackedEventMessage<?>> of(String aggregateId, long version) {
        var events = aggregates.getOrDefault(aggregateId, List.of());
        return List.copyOf(events.subList((int) Math.min(version - 1, events.size()), events.size()));
    }

    @Override
    public synchronized long end() {
        return messages.size();
    }

    private synchronized void append(String type, String id, Object event) {
        long position = messages.size();
        var siblings = aggregates.computeIfAbsent(id, first -> new ArrayList<>());
        var happened = new GenericDomainEventMessage<>(
                type,
                id,
                siblings.size(),
                event,
                MetaData.from(new Actor(ACTOR.id(), ACTOR.username(), Role.ADMIN, null).asMetadata())
                        .and("position", position),
                UUID.randomUUID().toString(),
                BEGIN.plus(Duration.ofSeconds(position)));
        var message = new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(position), happened);
        siblings.add(message);
        messages.add(message);
    }
}
