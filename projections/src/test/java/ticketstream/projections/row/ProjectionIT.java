package ticketstream.projections.row;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.projections.change.ChangeType.STATUS_UPDATED;
import static ticketstream.projections.change.ChangeType.TICKET_CREATED;
import static ticketstream.projections.change.ChangeType.TICKET_DELETED;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.ChangeType;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Log;
import ticketstream.projections.stage.RecordedChanges;
import ticketstream.projections.stage.Stage;

class ProjectionIT {
    private static final Person EVE = new Person("u1", "eve");
    private static final TicketEvent CREATED = new TicketCreated("t1", "Printer", "It burns", "sales", EVE);
    private static final TicketEvent TAKEN =
            new TicketStatusUpdated("t1", TicketStatus.WAITING, TicketStatus.IN_PROGRESS);
    private static final TicketEvent SOLVED =
            new TicketStatusUpdated("t1", TicketStatus.IN_PROGRESS, TicketStatus.RESOLVED);

    private static final Log NO_LOG = new Log();
    private final MongoDatabase database = Databases.fresh();
    private final Generations generations = new Generations(database);
    private final RecordedChanges changes = new RecordedChanges();
    private final Stage stage =
            new Stage("adminoverview", new AdminOverviewProjector(Stage.projections(generations, NO_LOG, changes)));

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void announcesEveryEventOfABatchInOrder() {
        stage.play(new Log().with(CREATED, TAKEN, SOLVED));

        assertThat(changes.take())
                .containsExactly(
                        shown(TICKET_CREATED, 1, 0, state(CREATED)),
                        shown(STATUS_UPDATED, 2, 1, state(CREATED, TAKEN)),
                        shown(STATUS_UPDATED, 3, 2, state(CREATED, TAKEN, SOLVED)));
        assertThat(rows()).hasSize(1);
    }

    @Test
    void keepsADeletedTicketAsARowWithoutTexts() {
        stage.play(new Log().with(CREATED, TAKEN, new TicketDeleted("t1")));

        assertThat(changes.take())
                .last()
                .isEqualTo(new Change(
                        Scope.DESK, TICKET_DELETED, "t1", 3, 2, Log.at(2), Log.ACTOR, null, null, List.of(), null));
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("deleted", true)
                        .containsEntry("title", "")
                        .containsEntry("description", "")
                        .containsEntry("version", 3L));
    }

    @Test
    void announcesAgainWhatACrashAfterTheWriteLeftUnsaid() {
        changes.refuseOnce();
        stage.play(new Log().with(CREATED, TAKEN));

        var now = state(CREATED, TAKEN);
        assertThat(changes.take()).containsExactly(shown(TICKET_CREATED, 2, 0, now), shown(STATUS_UPDATED, 2, 1, now));
    }

    @Test
    void announcesRowsAsTheyAreWhenEventsAreDeliveredAgain() {
        var log = new Log().with(CREATED, TAKEN, SOLVED);
        stage.play(log);
        var before = rows();
        changes.take();
        stage.play(log.messages().subList(0, 2));

        var now = state(CREATED, TAKEN, SOLVED);
        assertThat(changes.take()).containsExactly(shown(TICKET_CREATED, 3, 0, now), shown(STATUS_UPDATED, 3, 1, now));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void neverShowsADeletedTicketAgainWhenItsEventsAreDeliveredAgain() {
        var log = new Log().with(CREATED, TAKEN, new TicketDeleted("t1"));
        stage.play(log);
        changes.take();
        stage.play(log.messages().subList(0, 2));

        assertThat(changes.take())
                .hasSize(2)
                .allMatch(change -> change.type() == TICKET_DELETED && change.ticket() == null);
    }

    @Test
    void isSilentAboutWhatIsReplayedAfterAReset() {
        stage.play(new Log().with(CREATED, TAKEN));
        var before = rows();
        changes.take();
        stage.replay();

        assertThat(changes.take()).isEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void fillsALostCollectionAgainByAReset() {
        stage.play(new Log().with(CREATED, TAKEN));
        var before = rows();
        database.getCollection("adminoverview").drop();
        stage.replay();

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void appliesNothingBehindAGapThatIsInTheLogAsWell() {
        var log = new Log().with(CREATED, TAKEN, SOLVED).messages();
        stage.play(log.subList(0, 1));
        stage.play(log.subList(2, 3));
        assertThat(rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("version", 1L));
        assertThat(changes.take()).hasSize(1);
    }

    @Test
    void inventsNoTicketWhoseFirstEventIsMissing() {
        stage.play(new Log().with(CREATED, TAKEN).messages().subList(1, 2));

        assertThat(rows()).isEmpty();
        assertThat(changes.take()).isEmpty();
    }

    @Test
    void refusesAnEventWithoutAPositionInTheLog() throws Exception {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        messages.add((DomainEventMessage<?>)
                new Log().with(CREATED).messages().getFirst().withMetaData(Map.of()));
        assertThat(stage.playInVain(messages)).isInstanceOf(IllegalArgumentException.class);

        assertThat(rows()).isEmpty();
        assertThat(changes.take()).isEmpty();
    }

    private List<Document> rows() {
        return database.getCollection("adminoverview").find().into(new ArrayList<>());
    }

    private static Change shown(ChangeType type, long version, long position, TicketState ticket) {
        return new Change(
                Scope.DESK, type, "t1", version, position, Log.at(position), Log.ACTOR, ticket, null, List.of(), null);
    }

    private static TicketState state(TicketEvent... events) {
        var state = TicketState.evolve(null, events[0], Log.at(0));
        for (int i = 1; i < events.length; i++) {
            state = TicketState.evolve(state, events[i], Log.at(i));
        }
        return state;
    }
}
