package ticketstream.projections.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.change.Change;
import ticketstream.projections.deadletter.DeadLetters;
import ticketstream.projections.deadletter.Skips;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Log;
import ticketstream.projections.stage.RecordedChanges;
import ticketstream.projections.stage.Stage;
import ticketstream.projections.stage.SteppedQueue;

/** Two nodes: on one a retry ends while the other, which projects, parks the next event of the same ticket. See F-20. */
class RetryElsewhereIT {
    private static final String NAME = "adminoverview";
    private static final int ROOM = 2;

    private final MongoDatabase database = Databases.fresh();
    private final RecordedChanges changes = new RecordedChanges();
    private final PoisonedView view = new PoisonedView();
    private final Log log = new Log()
            .with(
                    new TicketCreated("t1", "Printer", "It burns", "sales", new Person("u1", "eve")),
                    new TicketStatusUpdated("t1", TicketStatus.WAITING, TicketStatus.IN_PROGRESS),
                    new TicketStatusUpdated("t1", TicketStatus.IN_PROGRESS, TicketStatus.RESOLVED),
                    new TicketStatusUpdated("t1", TicketStatus.RESOLVED, TicketStatus.CLOSED));
    private final SteppedQueue here = Databases.deadLetters(database, NAME, ROOM);
    private final SteppedQueue there = Databases.deadLetters(database, NAME, ROOM);
    private final Stage stage =
            new Stage(NAME, new PoisonedProjector(projections(here).of(view.model())));
    private final Projections elsewhere = projections(there);

    @BeforeEach
    void parkTheSecondEvent() {
        elsewhere.of(view.model());
        view.folding = PoisonedView.poisoned("t1", 2);
        play(0, 2);
        changes.take();
        view.folding = happening -> null;
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void appliesAnEventThatJoinsWhatNoLongerWaits() {
        here.beforeJoining(this::retryElsewhere);
        play(2, 3);

        assertThat(changes.take()).extracting(Change::version).containsExactly(2L, 3L);
        assertNothingWaits();
    }

    @Test
    void appliesAnEventThatJoinsBehindTheLastOne() {
        there.beforeEvicting(() -> play(2, 3));
        retryElsewhere();

        assertThat(changes.take()).extracting(Change::version).containsExactly(2L, 3L);
        assertNothingWaits();
    }

    @Test
    void parksAnEventThatStillCannotBeAppliedInTurn() {
        view.folding = PoisonedView.poisoned("t1", 3);
        here.beforeJoining(this::retryElsewhere);
        play(2, 4);

        assertThat(elsewhere.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.failure()).isEqualTo(PoisonedView.Poison.class.getName());
            assertThat(parked.events()).extracting(letter -> letter.version()).containsExactly(3L, 4L);
        });
    }

    private void assertNothingWaits() {
        assertThat(elsewhere.parked()).isEmpty();
        play(3, 4);
        assertThat(elsewhere.parked()).isEmpty();
        assertThat(database.getCollection(NAME).find())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("version", 4L).containsEntry("status", "closed"));
    }

    private void retryElsewhere() {
        elsewhere.retry(NAME, "t1");
    }

    private void play(int from, int to) {
        stage.play(log.messages().subList(from, to));
    }

    private Projections projections(SteppedQueue queue) {
        return new Projections(
                new Generations(database),
                log,
                changes,
                name -> new DeadLetters(name, queue, (group, id, version, why) -> {}),
                new Skips(database));
    }
}
