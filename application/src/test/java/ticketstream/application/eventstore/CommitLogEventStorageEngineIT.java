package ticketstream.application.eventstore;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.embedded.database.EmbeddedMongo;

class CommitLogEventStorageEngineIT {
    @TempDir
    Path folder;

    private EmbeddedMongo mongo;
    private Node node;

    @BeforeEach
    void start() throws Exception {
        mongo = EmbeddedMongo.start(folder);
        node = new Node(mongo.uri());
    }

    @AfterEach
    void stop() {
        node.close();
        mongo.close();
    }

    @Test
    void givesEventsBackAsTheyWereStored() {
        DomainEventMessage<?> created = Events.created("t1");
        node.engine.appendEvents(created);
        node.engine.appendEvents(Events.commit("t1", 1, 2));

        List<LoggedEvent> events = node.log.events("t1");

        assertThat(events).extracting(LoggedEvent::position).containsExactly(0L, 1L, 2L);
        assertThat(events).extracting(LoggedEvent::version).containsExactly(1L, 2L, 3L);
        assertThat(events.getFirst())
                .isEqualTo(new LoggedEvent(
                        0, 1, "ticket.created", created.getPayload(), created.getMetaData(), created.getTimestamp()));
        assertThat(node.log.events("t2")).isEmpty();
        assertThat(node.engine.lastSequenceNumberFor("t1")).contains(2L);
        assertThat(node.engine.lastSequenceNumberFor("t2")).isEmpty();
    }

    @Test
    void startsInsideACommitWhenTheTokenOrTheSequenceSaysSo() {
        node.engine.appendEvents(Events.commit("t1", 0, 3));
        node.engine.appendEvents(Events.commit("t2", 0, 3));

        for (long from = 0; from <= 6; from++) {
            assertThat(node.after(from - 1).stream().map(Node::position))
                    .containsExactlyElementsOf(LongStream.range(from, 6).boxed().toList());
        }
        assertThat(node.engine.readEvents("t2", 1).asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(1L, 2L);
        assertThat(node.engine.readEvents("t2", 3).asStream()).isEmpty();
    }

    @Test
    void readsOnWhereAStreamThatWasAtItsEndIsAskedAgain() {
        node.engine.appendEvents(Events.created("t1"));
        var stream = node.engine.readEvents(null, false).iterator();
        assertThat(stream.next().getIdentifier()).isNotNull();
        assertThat(stream.hasNext()).isFalse();

        node.engine.appendEvents(Events.created("t2"));

        assertThat(stream.hasNext()).isTrue();
    }

    @Test
    void pagesThroughALongLog() {
        IntStream.range(0, 405).forEach(i -> node.engine.appendEvents(Events.created("t" + i)));

        assertThat(node.after(-1).stream().map(Node::position))
                .containsExactlyElementsOf(LongStream.range(0, 405).boxed().toList());
    }

    @Test
    void refusesACommitOfTwoAggregatesOrOfALargeOneAlone() {
        var two = List.of(Events.created("t1"), Events.created("t2"));
        String endless = "x".repeat(16 << 20);

        assertThatExceptionOfType(EventStoreException.class).isThrownBy(() -> node.engine.appendEvents(two));
        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> node.engine.appendEvents(Events.created(endless)));

        assertThat(node.after(-1)).isEmpty();
    }

    @Test
    void neverServesADamagedCommitOrAnythingBehindIt() {
        IntStream.range(0, 3).forEach(i -> node.engine.appendEvents(Events.created("t" + i)));
        node.database.getCollection("commits").updateOne(eq("_id", 1L), set("ev.0.p", "{}"));
        assertThat(node.engine.damagedAt()).isEmpty();

        assertThatExceptionOfType(CorruptCommit.class)
                .isThrownBy(() -> node.after(-1))
                .matches(e -> e.position() == 1);
        assertThatExceptionOfType(CorruptCommit.class).isThrownBy(() -> node.log.events("t1"));
        assertThat(node.log.events("t0")).hasSize(1);
        assertThat(node.engine.damagedAt()).hasValue(1);
    }

    @Test
    void doesNotReadPastAHole() {
        IntStream.range(0, 3).forEach(i -> node.engine.appendEvents(Events.created("t" + i)));
        node.database.getCollection("commits").deleteOne(eq("_id", 1L));

        assertThatExceptionOfType(CorruptCommit.class)
                .isThrownBy(() -> node.after(0))
                .matches(e -> e.position() == 1);
        assertThat(node.engine.damagedAt()).hasValue(1);
    }

    @Test
    void givesTokensByTime() {
        node.engine.appendEvents(Events.at(Instant.parse("2026-01-01T10:00:00Z"), Events.created("t1")));
        node.engine.appendEvents(Events.at(Instant.parse("2026-01-01T11:00:00Z"), Events.created("t2")));

        assertThat(node.engine.createTokenAt(Instant.parse("2026-01-01T10:30:00Z")))
                .isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(node.engine.createTokenAt(Instant.parse("2026-01-01T12:00:00Z")))
                .isEqualTo(node.engine.createHeadToken());
        assertThat(node.engine.createTailToken()).isEqualTo(new GlobalSequenceTrackingToken(-1));
    }

    @Test
    void needsNoDatabaseToStartAndWorksAsSoonAsThereIsOne() {
        String uri = mongo.uri();
        int port = Integer.parseInt(uri.replaceAll("^mongodb://[^:/]+:(\\d+).*$", "$1"));
        mongo.close();
        try (var early = new Node(uri)) {
            assertThatExceptionOfType(StoreUnavailable.class)
                    .isThrownBy(() -> early.engine.appendEvents(Events.created("t1")));

            mongo = EmbeddedMongo.start(folder, port, false);
            early.engine.appendEvents(Events.created("t1"));

            assertThat(early.log.events("t1")).hasSize(1);
        }
    }
}
