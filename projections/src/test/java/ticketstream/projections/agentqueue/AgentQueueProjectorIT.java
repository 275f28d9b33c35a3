package ticketstream.projections.agentqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static ticketstream.projections.change.ChangeType.TICKET_CREATED;
import static ticketstream.projections.change.ChangeType.TICKET_DELETED;
import static ticketstream.projections.change.ChangeType.TICKET_GONE;
import static ticketstream.projections.change.ChangeType.TICKET_UPDATED;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.ChangeType;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Log;
import ticketstream.projections.stage.RecordedChanges;
import ticketstream.projections.stage.Stage;
import ticketstream.projections.ticket.TicketFilter;
import ticketstream.projections.ticket.TicketQuery;
import ticketstream.projections.ticket.TicketSort;

class AgentQueueProjectorIT {
    private static final TicketCreated CREATED =
            new TicketCreated("t1", "Printer", "It burns", "sales", new Person("u1", "eve"));
    private static final TicketEvent MOVED =
            new TicketDetailsChanged("t1", "Printer", "It burns", "technical-support", "sales");

    private static final Log NO_LOG = new Log();
    private final MongoDatabase database = Databases.fresh();
    private final Generations generations = new Generations(database);
    private final RecordedChanges changes = new RecordedChanges();
    private final Stage stage =
            new Stage("agentqueue", new AgentQueueProjector(Stage.projections(generations, NO_LOG, changes)));

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void takesAMovedTicketFromOneDepartmentToTheOther() {
        stage.play(new Log().with(CREATED, MOVED));

        var moved = TicketState.evolve(TicketState.opened(CREATED, Log.at(0)), MOVED, Log.at(1));
        assertThat(changes.take().subList(1, 3))
                .containsExactly(
                        second(Scope.department("sales"), TICKET_GONE, null, placesOf(moved)),
                        second(Scope.department("technical-support"), TICKET_CREATED, moved, List.of()));
        assertThat(listOf("sales")).isEmpty();
        assertThat(listOf("technical-support")).containsExactly(moved);
    }

    private static Change second(Scope scope, ChangeType type, @Nullable TicketState ticket, List<Scope> elsewhere) {
        return new Change(scope, type, "t1", 2, 1, Log.at(1), Log.ACTOR, ticket, null, elsewhere, null);
    }

    private static List<Scope> placesOf(TicketState ticket) {
        return List.of(
                Scope.department(ticket.category()),
                Scope.account(ticket.createdBy().id()));
    }

    @Test
    void tellsBothDepartmentsAgainWhenTheMoveWasWrittenButNotAnnounced() {
        changes.refuseOnce();
        stage.play(new Log().with(CREATED, MOVED));

        assertThat(changes.take())
                .extracting(Change::scope, Change::type, Change::version)
                .containsExactly(
                        tuple(Scope.department("technical-support"), TICKET_CREATED, 2L),
                        tuple(Scope.department("sales"), TICKET_GONE, 2L),
                        tuple(Scope.department("technical-support"), TICKET_CREATED, 2L));
    }

    @Test
    void announcesOtherDetailsAndADeletionToTheDepartmentOnly() {
        stage.play(new Log()
                .with(
                        CREATED,
                        new TicketDetailsChanged("t1", "Printer", "It smokes", "sales", "sales"),
                        new TicketDeleted("t1")));

        assertThat(changes.take())
                .extracting(Change::scope, Change::type, Change::version)
                .containsExactly(
                        tuple(Scope.department("sales"), TICKET_CREATED, 1L),
                        tuple(Scope.department("sales"), TICKET_UPDATED, 2L),
                        tuple(Scope.department("sales"), TICKET_DELETED, 3L));
        assertThat(listOf("sales")).isEmpty();
    }

    private java.util.List<TicketState> listOf(String department) {
        var query = new TicketQuery(TicketFilter.NONE, TicketSort.NEWEST_FIRST, 10, null);
        return new AgentQueue(generations).of(department, query).items();
    }
}
