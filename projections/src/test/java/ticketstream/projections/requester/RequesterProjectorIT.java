package ticketstream.projections.requester;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Scope;
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
import ticketstream.projections.change.Change;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Log;
import ticketstream.projections.stage.RecordedChanges;
import ticketstream.projections.stage.Stage;
import ticketstream.projections.ticket.TicketFilter;
import ticketstream.projections.ticket.TicketQuery;
import ticketstream.projections.ticket.TicketSort;

class RequesterProjectorIT {
    private static final Person EVE = new Person("u1", "eve");
    private static final Person MAX = new Person("u2", "max");

    private static final Log NO_LOG = new Log();
    private final MongoDatabase database = Databases.fresh();
    private final Generations generations = new Generations(database);
    private final RecordedChanges changes = new RecordedChanges();

    @Test
    void tellsARequesterEveryStepOfTheOwnTicket() {
        play(new Log()
                .with(
                        new TicketCreated("t1", "Printer", "It burns", "sales", EVE),
                        new TicketDetailsChanged("t1", "Printer", "It burns", "technical-support", "sales"),
                        new TicketAssigned("t1", MAX, null),
                        new TicketStatusUpdated("t1", TicketStatus.WAITING, TicketStatus.IN_PROGRESS),
                        new TicketReleased("t1", MAX),
                        new TicketReplied("t1", "m1", "Still?"),
                        new TicketDeleted("t1")));

        var heard = changes.take();
        assertThat(heard).allMatch(change -> change.scope().equals(Scope.account("u1")));
        assertThat(heard)
                .extracting(change -> change.type().toString())
                .containsExactly(
                        "ticket-created",
                        "ticket-updated",
                        "ticket-assigned",
                        "status-updated",
                        "ticket-assigned",
                        "ticket-replied",
                        "ticket-deleted");
        assertThat(heard).extracting(Change::version).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void neverTellsARequesterOfNotesNotEvenByAVersion() {
        play(new Log()
                .with(
                        new TicketCreated("t1", "Printer", "It burns", "sales", EVE),
                        new TicketNoted("t1", "m1", "Again."),
                        new TicketStatusUpdated("t1", TicketStatus.WAITING, TicketStatus.IN_PROGRESS),
                        new TicketNoted("t1", "m2", "And again.")));

        assertThat(changes.take())
                .extracting(change -> change.type() + " " + change.version())
                .containsExactly("ticket-created 1", "status-updated 3");
        assertThat(listOf(EVE)).singleElement().satisfies(row -> {
            assertThat(row.version()).isEqualTo(4);
            assertThat(row.withoutNotes().version()).isEqualTo(3);
            assertThat(row.updatedAt()).isEqualTo(Log.at(2));
        });
    }

    @Test
    void listsNobodyElsesTickets() {
        play(new Log()
                .with(
                        new TicketCreated("t1", "Printer", "It burns", "sales", EVE),
                        new TicketCreated("t2", "Screen", "Is dark", "sales", MAX)));

        assertThat(listOf(EVE)).extracting(TicketState::id).containsExactly("t1");
        assertThat(listOf(MAX)).extracting(TicketState::id).containsExactly("t2");
    }

    private void play(Log log) {
        try (var stage =
                new Stage("requester", new RequesterProjector(Stage.projections(generations, NO_LOG, changes)))) {
            stage.play(log);
        }
    }

    private List<TicketState> listOf(Person person) {
        var query = new TicketQuery(TicketFilter.NONE, TicketSort.NEWEST_FIRST, 10, null);
        return new RequesterTickets(generations).openedBy(person.id(), query).items();
    }
}
