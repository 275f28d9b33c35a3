package ticketstream.application.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.application.eventstore.CommitLogEventStorageEngine;
import ticketstream.application.eventstore.EventLog;
import ticketstream.application.eventstore.Events;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;
import ticketstream.application.ticket.TicketSnapshots;
import ticketstream.application.ticket.TicketStates;
import ticketstream.domain.account.AccountEvent.AccountDisabled;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.AccountEvent.AccountRoleChanged;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketState;
import ticketstream.embedded.database.EmbeddedMongo;

class HistoryIT {
    private static final Instant MORNING = Instant.parse("2026-01-02T08:00:00Z");
    private static final Person ANNE = new Person("7", "anne");
    private static final Person OMAR = new Person("9", "omar");

    private final StoredEventSerializer serializer = new StoredEventSerializer(StoredEvents.ofTheDesk());

    @TempDir
    Path folder;

    @Test
    void tellsTicketsAndAccountsAtAnyTimeAndVersion() {
        try (var mongo = EmbeddedMongo.start(folder);
                var client = MongoClients.create(mongo.uri());
                var snapshots = new TicketSnapshots(client.getDatabase("desk"))) {
            var engine = new CommitLogEventStorageEngine(
                    client.getDatabase("desk"), serializer, NoOpEventUpcaster.INSTANCE, Duration.ofSeconds(20));
            var log = new EventLog(engine, serializer);
            append(engine, "ticket", "t1", new TicketCreated("t1", "Title", "Text", "sales", ANNE));
            append(engine, "account", "7", new AccountRegistered("7", "anne", "a@example.org", Role.USER, null));
            append(engine, "ticket", "t1", new TicketAssigned("t1", OMAR, null));
            append(engine, "account", "7", new AccountRoleChanged("7", Role.AGENT, "sales"));
            append(engine, "account", "7", new AccountDisabled("7"));
            append(engine, "ticket", "t1", new TicketDeleted("t1"));

            tellsTheTicket(new TicketHistory(log, new TicketStates(log, snapshots)));
        }
    }

    private static void tellsTheTicket(TicketHistory history) {
        assertThat(history.ticket("t1").orElseThrow().deleted()).isTrue();
        assertThat(history.ticketAsOf("t1", MORNING.minusMillis(1))).isEmpty();
        assertThat(history.ticketAsOf("t1", MORNING).map(TicketState::version)).contains(1L);
        assertThat(history.ticketAsOf("t1", MORNING.plusSeconds(90)).map(TicketState::assignee))
                .contains(OMAR);
        assertThat(history.ticketAtVersion("t1", 2).map(TicketState::version)).contains(2L);
        assertThat(history.ticketAtVersion("t1", 4)).isEmpty();
        assertThat(history.ticket("t2")).isEmpty();
        assertThat(history.ticket("7")).as("an account is no ticket").isEmpty();
        List<HistoryEntry> entries = history.entries("t1", true);
        assertThat(entries).extracting(HistoryEntry::position).containsExactly(0L, 2L, 5L);
        assertThat(entries.getFirst())
                .isEqualTo(new HistoryEntry(
                        0,
                        1,
                        "ticket.created",
                        MORNING,
                        ANNE,
                        Map.of(
                                "ticketId", "t1",
                                "title", "Title",
                                "description", "Text",
                                "category", "sales",
                                "createdBy", Map.of("id", "7", "username", "anne"),
                                "status", "waiting",
                                "priority", "normal")));
    }

    /** Each next event of an aggregate happens a minute later. */
    private static void append(CommitLogEventStorageEngine engine, String type, String id, Object payload) {
        long sequence = engine.lastSequenceNumberFor(id).orElse(-1L) + 1;
        engine.appendEvents(new GenericDomainEventMessage<>(
                type,
                id,
                sequence,
                payload,
                Events.ANNE.asMetadata(),
                type + id + sequence,
                MORNING.plusSeconds(60 * sequence)));
    }
}
