package ticketstream.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.application.eventstore.CommitLogEventStorageEngine;
import ticketstream.application.eventstore.OutcomeUnknown;
import ticketstream.application.eventstore.StoreUnavailable;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Role;
import ticketstream.domain.audit.AuditEvent.AdminAddressesChanged;
import ticketstream.domain.audit.AuditEvent.RefillWished;
import ticketstream.embedded.database.EmbeddedMongo;

class AuditLogIT {
    private static final Actor ADA = new Actor("7", "ada", Role.ADMIN, null);
    private static final RefillWished WISHED = new RefillWished("192.0.2.1");

    @TempDir
    private Path folder;

    private EmbeddedMongo server;
    private MongoClient client;
    private CommitLogEventStorageEngine engine;
    private AuditLog audit;

    @BeforeEach
    void start() {
        server = EmbeddedMongo.start(folder);
        client = MongoClients.create(server.uri() + "&serverSelectionTimeoutMS=200");
        engine = new CommitLogEventStorageEngine(
                client.getDatabase("desk"),
                new StoredEventSerializer(StoredEvents.ofTheDesk()),
                NoOpEventUpcaster.INSTANCE,
                Duration.ofSeconds(1));
        audit = new AuditLog(EmbeddedEventStore.builder().storageEngine(engine).build(), () -> Map.of("traceId", "t"));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void recordsEachAloneWithWhoDidItInWhichRequest() {
        audit.record(WISHED, ADA);
        audit.report(WISHED, ADA);

        assertThat(stored()).hasSize(2).allSatisfy(event -> {
            assertThat(event.getPayload()).isEqualTo(WISHED);
            assertThat(event.getType()).isEqualTo("audit");
            assertThat(event.getSequenceNumber()).isZero();
            assertThat(event.getMetaData())
                    .containsEntry("traceId", "t")
                    .containsEntry("actorId", "7")
                    .containsEntry("actorName", "ada");
        });
        assertThat(stored())
                .extracting(DomainEventMessage::getAggregateIdentifier)
                .doesNotHaveDuplicates();
    }

    @Test
    void addsToAStreamUnlessSomebodyElseWasFirst() {
        var first = new AdminAddressesChanged(List.of("192.0.2.0/24"), "192.0.2.1");
        var second = new AdminAddressesChanged(List.of(), "192.0.2.1");

        assertThat(audit.append("admin-addresses", 0, first, ADA)).isTrue();
        assertThat(audit.append("admin-addresses", 0, second, ADA)).isFalse();
        assertThat(audit.append("admin-addresses", 1, second, ADA)).isTrue();
        assertThat(audit.append("admin-addresses", 1, first, ADA)).isFalse();

        assertThat(stored()).extracting(event -> (Object) event.getPayload()).containsExactly(first, second);
    }

    @Test
    void neverCallsUndoneWhatWasDone() {
        server.close();

        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> audit.record(WISHED, ADA));
        assertThatExceptionOfType(OutcomeUnknown.class).isThrownBy(() -> audit.report(WISHED, ADA));
    }

    private List<DomainEventMessage<?>> stored() {
        return engine.readEvents(null, false)
                .<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                .toList();
    }
}
