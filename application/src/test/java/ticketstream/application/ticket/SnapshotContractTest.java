package ticketstream.application.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketEvent.TicketNoted;
import ticketstream.domain.ticket.TicketEvent.TicketReleased;
import ticketstream.domain.ticket.TicketEvent.TicketReplied;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;

/** An approved snapshot never changes: a fold that gives another one needs another revision, or old ones are believed. */
class SnapshotContractTest {
    private static final Instant MORNING = Instant.parse("2026-01-02T08:00:00.123Z");
    private static final Person ANNE = new Person("7", "anne");
    private static final Person OMAR = new Person("9", "omar");

    private final StoredEventSerializer serializer = new StoredEventSerializer(new StoredEvents(TicketState.class));

    @Test
    void isTheFoldOfEveryKindOfEvent() throws IOException {
        TicketState state = folded(List.of(
                new TicketCreated("t1", "No sound", "Since this morning", "sales", ANNE),
                new TicketStatusUpdated("t1", TicketStatus.WAITING, TicketStatus.IN_PROGRESS),
                new TicketDetailsChanged("t1", "No picture", "Nor sound \u2603", "technical-support", "sales"),
                new TicketAssigned("t1", ANNE, null),
                new TicketReleased("t1", ANNE),
                new TicketAssigned("t1", OMAR, null),
                new TicketReplied("t1", "m1", "Better?"),
                new TicketNoted("t1", "m2", "Odd."),
                new TicketDeleted("t1"),
                new TicketNoted("t1", "m3", "Odder.")));

        SerializedObject<String> stored = serializer.serialize(state, String.class);

        assertThat(stored.getData())
                .isEqualTo(approved(
                        stored.getType().getName() + "." + stored.getType().getRevision() + ".json"));
        assertThat(serializer.<String, TicketState>deserialize(stored)).isEqualTo(state);
    }

    /** Each event happens a minute after the one before. */
    private static TicketState folded(List<TicketEvent> events) {
        @Nullable TicketState state = null;
        Instant at = MORNING;
        for (TicketEvent event : events) {
            state = TicketState.evolve(state, event, at);
            at = at.plusSeconds(60);
        }
        return Objects.requireNonNull(state);
    }

    private static String approved(String file) throws IOException {
        try (var in = SnapshotContractTest.class.getResourceAsStream("/snapshots/" + file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), UTF_8).strip();
        }
    }
}
