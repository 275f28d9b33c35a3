package ticketstream.application.ticket;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static ticketstream.application.ticket.TicketStates.EVENTS_PER_SNAPSHOT;

import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketstream.application.eventstore.CorruptCommit;
import ticketstream.application.eventstore.Events;
import ticketstream.application.eventstore.LoggedEvent;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.embedded.database.EmbeddedMongo;

class TicketSnapshotsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private EmbeddedMongo mongo;
    private DeskNode node;
    private MongoCollection<Document> snapshots;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(folder);
        node = new DeskNode(mongo.uri());
        snapshots = node.database.getCollection(TicketSnapshots.NAME);
    }

    @AfterEach
    void stop() {
        node.close();
        mongo.close();
    }

    @Test
    void areTakenWhileATicketGrowsAndReadInsteadOfItsFirstEvents() {
        append(0, EVENTS_PER_SNAPSHOT - 1);
        node.tickets.current("t1");
        assertThat(snapshots.countDocuments()).isZero();
        node.desk.send(new UpdateTicketStatus("t1", TicketStatus.IN_PROGRESS, null, Actor.SYSTEM));
        awaitSnapshot();
        append(EVENTS_PER_SNAPSHOT, 3);
        var folded = folded();

        damageTheBeginning();

        try (var later = new DeskNode(mongo.uri())) {
            assertThatExceptionOfType(CorruptCommit.class).isThrownBy(() -> later.log.events("t1"));
            assertThat(later.tickets.current("t1")).contains(folded);
        }
    }

    @Test
    void areTakenWhenMuchHadToBeFolded() {
        append(0, EVENTS_PER_SNAPSHOT);

        assertThat(node.tickets.current("t1")).contains(folded());

        awaitSnapshot();
    }

    static List<Bson> faults() {
        return List.of(
                set("p", "{}"),
                set("p", 7),
                set("x", 0),
                set("x", ""),
                set("pr", "2"),
                set("pt", "invoice"),
                combine(set("p", null), set("x", null)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void areIgnoredWhenTheyAreDamagedOrOfAnotherRevision(Bson fault) {
        append(0, EVENTS_PER_SNAPSHOT);
        node.tickets.current("t1");
        awaitSnapshot();
        var folded = folded();

        snapshots.updateOne(eq("t1"), fault);

        assertFoldedByALaterNode(folded);
    }

    @Test
    void areIgnoredWhenTheyAreOfAnotherTicketOrOfALogThatIsGone() {
        append(0, EVENTS_PER_SNAPSHOT);
        node.tickets.current("t1");
        Document snapshot = awaitSnapshot();
        node.database.getCollection("commits").drop();
        append(0, 3);
        assertFoldedByALaterNode(folded());

        node.engine.appendEvents(Events.commit("t2", 0, 1));
        snapshots.insertOne(new Document(snapshot).append("_id", "t2"));
        try (var later = new DeskNode(mongo.uri())) {
            assertThat(later.tickets.current("t2").map(TicketState::version)).contains(1L);
        }
    }

    @Test
    void costNoCommandAnythingWhenTheyCannotBeStored() {
        append(0, EVENTS_PER_SNAPSHOT);
        TicketState state = node.tickets.current("t1").orElseThrow();
        awaitSnapshot();
        mongo.close();

        IntStream.range(0, 5_000).forEach(i -> node.snapshots.store(state));
        node.snapshots.close();
        node.snapshots.store(state);
    }

    private void assertFoldedByALaterNode(TicketState expected) {
        try (var later = new DeskNode(mongo.uri())) {
            assertThat(later.tickets.current("t1")).contains(expected);
        }
    }

    private TicketState folded() {
        TicketState state = null;
        for (LoggedEvent event : node.log.events("t1")) {
            state = TicketState.evolve(state, (TicketEvent) event.payload(), event.at());
        }
        return Objects.requireNonNull(state);
    }

    private Document awaitSnapshot() {
        return await().atMost(PATIENCE).until(() -> snapshots.find(eq("t1")).first(), found -> found != null);
    }

    private void append(int first, int events) {
        IntStream.range(first, first + events).forEach(s -> node.engine.appendEvents(Events.commit("t1", s, 1)));
    }

    private void damageTheBeginning() {
        node.database.getCollection("commits").updateOne(eq("_id", 0L), set("ev.0.p", "{}"));
    }
}
