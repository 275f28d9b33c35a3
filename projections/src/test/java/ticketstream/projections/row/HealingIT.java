package ticketstream.projections.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.change.Change;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Log;
import ticketstream.projections.stage.RecordedChanges;
import ticketstream.projections.stage.Stage;

/** Events that reach a generation whose rows lack earlier ones. */
class HealingIT {
    private final MongoDatabase database = Databases.fresh();
    private final Generations generations = new Generations(database);
    private final RecordedChanges changes = new RecordedChanges();
    private final Log log = new Log()
            .with(
                    new TicketCreated("t1", "Printer", "It burns", "sales", new Person("u1", "eve")),
                    new TicketStatusUpdated("t1", TicketStatus.WAITING, TicketStatus.IN_PROGRESS),
                    new TicketStatusUpdated("t1", TicketStatus.IN_PROGRESS, TicketStatus.RESOLVED),
                    new TicketStatusUpdated("t1", TicketStatus.RESOLVED, TicketStatus.CLOSED));
    private final Stage stage =
            new Stage("adminoverview", new AdminOverviewProjector(Stage.projections(generations, log, changes)));

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void findsInTheLogWhatARowLacks() {
        stage.play(log.messages().subList(0, 1));
        changes.take();
        stage.play(log.messages().subList(3, 4));

        assertThat(rows("adminoverview"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("status", "closed").containsEntry("version", 4L));
        assertThat(changes.take()).extracting(Change::version, Change::position).containsExactly(tuple(4L, 3L));
    }

    @Test
    void findsInTheLogTheBeginningOfARowThatIsNotThere() {
        stage.play(log.messages().subList(2, 4));

        assertThat(rows("adminoverview"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("title", "Printer").containsEntry("version", 4L));
        assertThat(changes.take()).extracting(Change::version).containsExactly(3L, 4L);
    }

    @Test
    void bridgesFromAFirstEventDeliveredAgainToOneThatIsNew() {
        stage.play(log.messages().subList(0, 3));
        changes.take();
        stage.play(List.of(log.messages().getFirst(), log.messages().getLast()));

        assertThat(rows("adminoverview"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("version", 4L));
        assertThat(changes.take()).extracting(Change::version).containsExactly(1L, 4L);
    }

    @Test
    void writesTheGenerationThatIsKeptBesideTheServingOneAsWellAndTellsOnce() {
        stage.play(log.messages().subList(0, 2));
        changes.take();
        generations.change("adminoverview", state -> state.begun().fed());
        stage.play(log.messages().subList(2, 4));

        assertThat(rows("adminoverview.2")).isEqualTo(rows("adminoverview"));
        assertThat(changes.take()).extracting(Change::version).containsExactly(3L, 4L);
    }

    @Test
    void writesNothingWhileTheFirstGenerationIsNotFedYet() {
        generations.begin(GenerationState.filling("adminoverview"));
        stage.play(log);

        assertThat(rows("adminoverview")).isEmpty();
        assertThat(changes.take()).isEmpty();
    }

    private List<Document> rows(String collection) {
        return database.getCollection(collection).find().into(new ArrayList<>());
    }
}
