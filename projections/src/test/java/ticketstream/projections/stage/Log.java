package ticketstream.projections.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.TicketEvent;

/** Events as the log has them: numbered per aggregate and as a whole, one every second and a few microseconds. */
public final class Log {
    /** Caused every event. */
    public static final Person ACTOR = new Person("a1", "ada");

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00.123456Z");

    private final Map<String, Long> sequences = new HashMap<>();
    private final List<DomainEventMessage<?>> messages = new ArrayList<>();

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

    public List<DomainEventMessage<?>> messages() {
        return List.copyOf(messages);
    }

    private void append(String type, String id, Object event) {
        long position = messages.size();
        messages.add(new GenericDomainEventMessage<>(
                type,
                id,
                sequences.merge(id, 0L, (before, zero) -> before + 1),
                event,
                MetaData.from(new Actor(ACTOR.id(), ACTOR.username(), Role.ADMIN, null).asMetadata())
                        .and("position", position),
                UUID.randomUUID().toString(),
                BEGIN.plus(Duration.ofSeconds(position))));
    }
}
