package ticketstream.projections.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static ticketstream.projections.row.SkipRefused.Reason.FIRST_EVENT_NEEDED;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.change.Change;
import ticketstream.projections.deadletter.DeadLetters;
import ticketstream.projections.deadletter.ParkedEvent;
import ticketstream.projections.deadletter.ParkedSequence;
import ticketstream.projections.deadletter.ParkedSequence.Letter;
import ticketstream.projections.deadletter.Skips;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Histories;
import ticketstream.projections.stage.Log;
import ticketstream.projections.stage.RecordedChanges;
import ticketstream.projections.stage.Stage;

/** Events that cannot be applied, and everybody else's; see F-20, F-21 and F-24. */
class DeadLettersIT {
    private static final String NAME = "adminoverview";
    private static final int ROOM = 2;

    private final MongoDatabase database = Databases.fresh();
    private final RecordedChanges changes = new RecordedChanges();
    private final PoisonedView view = new PoisonedView();
    private final List<String> alarms = new ArrayList<>();
    private Log log =
            new Log().with(created("t1"), created("t2"), taken("t1"), taken("t2"), solved("t1"), created("t3"));
    private Projections projections = projections(ROOM);
    private Stage stage = stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void holdsASequenceInOrderWhileEverybodyElseGoesOn() {
        view.folding = PoisonedView.poisoned("t1", 2);
        stage.play(log);

        assertThat(rows()).containsExactly("t1 1 waiting", "t2 2 in-progress", "t3 1 waiting");
        assertThat(changes.take())
                .extracting(Change::ticketId, Change::version)
                .containsExactlyInAnyOrder(tuple("t1", 1L), tuple("t2", 1L), tuple("t2", 2L), tuple("t3", 1L));
        assertThat(projections.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.projection()).isEqualTo(NAME);
            assertThat(parked.sequence()).isEqualTo("t1");
            assertThat(parked.failure()).isEqualTo(PoisonedView.Poison.class.getName());
            assertThat(parked.events())
                    .containsExactly(
                            new Letter(2, new ParkedEvent("ticket.status-updated", 2), Log.at(2)),
                            new Letter(3, new ParkedEvent("ticket.status-updated", 4), Log.at(4)));
        });
        assertThat(alarms).containsExactly("t1 2");
    }

    @Test
    void appliesWhatWaitsWhenItCanBeAppliedAndTellsOfIt() {
        view.folding = PoisonedView.poisoned("t1", 2);
        stage.play(log);
        changes.take();
        assertThat(projections.retry(NAME, "t1")).map(DeadLettersIT::versions).contains(List.of(2L, 3L));
        view.folding = happening -> null;

        assertThat(projections.retry(NAME, "t1")).isEmpty();
        assertThat(rows()).containsExactly("t1 3 resolved", "t2 2 in-progress", "t3 1 waiting");
        assertThat(changes.take()).extracting(Change::version).containsExactly(2L, 3L);
        assertThat(projections.parked()).isEmpty();
        stage.play(log.with(taken("t1")).messages().subList(6, 7));
        assertThat(rows()).contains("t1 4 in-progress");
    }

    @Test
    void skipsAnEventWithANoteAndGoesOnBehindIt() {
        view.folding = PoisonedView.poisoned("t1", 2);
        stage.play(log);

        assertThat(projections.skip(NAME, "t1", "cannot be read by anybody", Log.ACTOR))
                .isEmpty();
        assertThat(rows()).contains("t1 3 resolved");
        assertThat(database.getCollection("skips").find())
                .singleElement()
                .satisfies(skip -> assertThat(skip)
                        .containsEntry("_id", "adminoverview/t1/2")
                        .containsEntry("note", "cannot be read by anybody"));
    }

    @Test
    void skipsAnEventThatCannotBeToldOf() {
        view.telling = PoisonedView.poisoned("t1", 2);
        stage.play(log);
        assertThat(projections.parked()).extracting(DeadLettersIT::versions).containsExactly(List.of(2L, 3L));
        changes.take();

        assertThat(projections.skip(NAME, "t1", "nobody misses it", Log.ACTOR)).isEmpty();
        assertThat(changes.take()).extracting(Change::version).containsExactly(3L);
    }

    @Test
    void doesNotSkipTheFirstEventNorWhatDoesNotWait() {
        view.folding = PoisonedView.poisoned("t1", 1);
        stage.play(log);

        assertThatThrownBy(() -> projections.skip(NAME, "t1", "away with it", Log.ACTOR))
                .isInstanceOfSatisfying(
                        SkipRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(FIRST_EVENT_NEEDED));
        assertThatThrownBy(() -> projections.skip(NAME, "t2", "away with it", Log.ACTOR))
                .isInstanceOf(NotParked.class);
        assertThatThrownBy(() -> projections.retry("other", "t1")).isInstanceOf(NotParked.class);
        assertThat(projections.parked()).extracting(DeadLettersIT::versions).containsExactly(List.of(1L, 2L, 3L));
        assertThat(database.getCollection("skips").countDocuments()).isZero();
    }

    @Test
    void holdsNothingTwiceWhenItIsDeliveredAgain() {
        view.folding = PoisonedView.poisoned("t1", 2);
        stage.play(log);
        stage.play(log);

        assertThat(projections.parked()).extracting(DeadLettersIT::versions).containsExactly(List.of(2L, 3L));
    }

    @Test
    void holdsOnAfterARestart() {
        view.folding = PoisonedView.poisoned("t1", 2);
        stage.play(log.messages().subList(0, 3));
        stage.close();
        view.folding = happening -> null;
        projections = projections(ROOM);
        stage = stage();
        stage.play(log.messages().subList(3, 6));

        assertThat(projections.parked()).extracting(DeadLettersIT::versions).containsExactly(List.of(2L, 3L));
        assertThat(projections.retry(NAME, "t1")).isEmpty();
        assertThat(rows()).contains("t1 3 resolved");
    }

    @Test
    void stopsWhenThereIsNoRoomAndDropsNothing() throws Exception {
        log = new Log().with(created("t1"), created("t2"), created("t3"), created("t4"));
        view.folding = happening -> happening.id().equals("t4") ? null : new PoisonedView.Poison();

        assertThat(stage.playInVain(log.messages())).isInstanceOf(DeadLetterQueueOverflowException.class);
        assertThat(projections.parked()).hasSize(ROOM);
        assertThat(changes.take()).extracting(Change::ticketId).doesNotContain("t1", "t2", "t3");
        view.folding = PoisonedView.poisoned("t3", 1);
        projections.parked().forEach(parked -> projections.retry(NAME, parked.sequence()));
        stage.play(List.of());
        assertThat(rows()).containsExactly("t1 1 waiting", "t2 1 waiting", "t4 1 waiting");
        assertThat(projections.parked()).extracting(ParkedSequence::sequence).containsExactly("t3");
    }

    @Test
    void holdsNothingBackBecauseOfAServer() throws Exception {
        view.folding = happening -> new IllegalStateException(new MongoTimeoutException("away"));

        assertThat(stage.playInVain(log.messages())).hasCauseInstanceOf(MongoTimeoutException.class);
        assertThat(projections.parked()).isEmpty();
        view.folding = happening -> null;
        stage.play(List.of());
        assertThat(rows()).hasSize(3);
    }

    /** F-21 with {@code -Ddeliveries=20000}; short in every build. */
    @Test
    void losesNothingToAHandlerThatFailsNowAndThen() {
        var random = new Random(21);
        var histories = new Histories(21, Integer.getInteger("deliveries", 2_000));
        log = histories.log();
        projections = projections(1_024);
        stage.close();
        stage = stage();
        view.folding = happening -> random.nextInt(100) == 0 ? new PoisonedView.Poison() : null;
        stage.play(histories.messages());
        for (int rounds = 0; rounds < 100 && !projections.parked().isEmpty(); rounds++) {
            projections.parked().forEach(parked -> projections.retry(NAME, parked.sequence()));
        }

        assertThat(alarms).isNotEmpty();
        assertThat(projections.parked()).isEmpty();
        assertThat(database.getCollection(NAME).find().map(view.model().format()::read))
                .containsExactlyInAnyOrderElementsOf(histories.rows());
    }

    private static List<Long> versions(ParkedSequence parked) {
        return parked.events().stream().map(Letter::version).toList();
    }

    private static TicketEvent created(String id) {
        return new TicketCreated(id, "Printer", "It burns", "sales", new Person("u1", "eve"));
    }

    private static TicketEvent taken(String id) {
        return new TicketStatusUpdated(id, TicketStatus.WAITING, TicketStatus.IN_PROGRESS);
    }

    private static TicketEvent solved(String id) {
        return new TicketStatusUpdated(id, TicketStatus.IN_PROGRESS, TicketStatus.RESOLVED);
    }

    private List<String> rows() {
        return database.getCollection(NAME)
                .find()
                .sort(new Document("_id", 1))
                .map(row -> row.getString("_id") + " " + row.getLong("version") + " " + row.getString("status"))
                .into(new ArrayList<>());
    }

    private Stage stage() {
        return new Stage(NAME, new PoisonedProjector(projections.of(view.model())));
    }

    private Projections projections(int room) {
        return new Projections(
                new Generations(database),
                log,
                changes,
                name -> new DeadLetters(
                        name,
                        Databases.deadLetters(database, name, room),
                        (group, id, version, why) -> alarms.add(id + " " + version)),
                new Skips(database));
    }
}
