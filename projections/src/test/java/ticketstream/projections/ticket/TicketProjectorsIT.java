package ticketstream.projections.ticket;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.agentqueue.AgentQueueProjector;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.requester.RequesterProjector;
import ticketstream.projections.row.Projections;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Histories;
import ticketstream.projections.stage.Log;
import ticketstream.projections.stage.RecordedChanges;
import ticketstream.projections.stage.Stage;
import ticketstream.projections.stage.Viewers;

class TicketProjectorsIT {
    interface Projector {
        Object on(Projections projections);
    }

    record Reader(String group, Projector projector, Function<TicketState, String> scope, boolean notes) {
        @Override
        public String toString() {
            return group;
        }
    }

    static Stream<Reader> readers() {
        return Stream.of(
                new Reader(
                        "requester",
                        RequesterProjector::new,
                        ticket -> "account:" + ticket.createdBy().id(),
                        false),
                new Reader("agentqueue", AgentQueueProjector::new, ticket -> "department:" + ticket.category(), true),
                new Reader("adminoverview", AdminOverviewProjector::new, ticket -> "admin", true));
    }

    private final MongoDatabase database = Databases.fresh();
    private final Generations generations = new Generations(database);
    private final RecordedChanges changes = new RecordedChanges();

    @ParameterizedTest
    @MethodSource("readers")
    void foldsAnyHistoryOnceTwiceAndAfterAReset(Reader reader) {
        var histories = new Histories(1, 400);
        try (var stage =
                new Stage(reader.group, reader.projector.on(Stage.projections(generations, new Log(), changes)))) {
            stage.play(histories.messages().subList(0, 300));
            changes.refuseOnce();
            stage.play(histories.messages().subList(300, 400));
            assertThat(rows(reader)).containsExactlyInAnyOrderElementsOf(histories.rows());

            stage.play(histories.messages());
            assertThat(rows(reader)).containsExactlyInAnyOrderElementsOf(histories.rows());

            stage.replay();
            assertThat(rows(reader)).containsExactlyInAnyOrderElementsOf(histories.rows());
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void leavesEveryScreenWithExactlyTheRowsOfItsScope(Reader reader) {
        var histories = new Histories(2, 400);
        var viewers = new Viewers();
        try (var stage =
                new Stage(reader.group, reader.projector.on(Stage.projections(generations, new Log(), changes)))) {
            stage.play(histories.messages().subList(0, 200));
            changes.refuseOnce();
            stage.play(histories.messages().subList(200, 400));
            stage.play(histories.messages().subList(100, 300));
        }
        viewers.hear(changes.take());

        assertThat(viewers.screens())
                .isEqualTo(histories.rows().stream()
                        .filter(ticket -> !ticket.deleted())
                        .map(ticket -> reader.notes() ? ticket : ticket.withoutNotes())
                        .collect(groupingBy(reader.scope, toSet())));
    }

    private List<TicketState> rows(Reader reader) {
        return database.getCollection(reader.group)
                .find()
                .map(new TicketFormat()::read)
                .into(new ArrayList<>());
    }
}
