package ticketstream.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.projections.generation.Rebuild.State.BUILT;
import static ticketstream.projections.generation.Rebuild.State.PAUSED;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.change.Change;
import ticketstream.projections.generation.Comparison;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.row.Happening;
import ticketstream.projections.row.ReadModel;
import ticketstream.projections.row.View;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Desk;
import ticketstream.projections.stage.Histories;
import ticketstream.projections.stage.SteppedLog;

class RebuildIT {
    private final MongoDatabase database = Databases.fresh();
    private final Histories histories = new Histories(5, 2_000);

    @Test
    void makesTheSameRowsWhileWritesGoOnAndTellsNobody() {
        try (var desk = new Desk(database, histories)) {
            desk.catchUp();
            desk.rebuilder().prepare();
            desk.changes.take();
            desk.step(GenerationState::begun);
            var building = new AtomicBoolean(true);
            desk.rebuilder().start();
            var writes = CompletableFuture.runAsync(() -> {
                while (building.get()) {
                    histories.goOn(100);
                    desk.catchUp();
                }
            });
            desk.await(BUILT);
            building.set(false);
            writes.join();

            desk.assertEqualsTheFold(2);
            assertThat(desk.rows(2)).isEqualTo(desk.rows(1));
            assertThat(desk.changes.take())
                    .hasSize(histories.messages().size() - 2_000)
                    .extracting(Change::position)
                    .doesNotHaveDuplicates();
            assertThat(comparison(desk).differing()).isZero();
        }
    }

    @Test
    void goesOnWhereANodeThatDiedHadCome() throws Exception {
        histories.goOn(58_000);
        try (var dying =
                new Desk(database, histories, AdminOverviewProjector.MODEL, new SteppedLog(histories.log(), 56_000))) {
            dying.step(GenerationState::begun);
            dying.rebuilder().start();
            dying.awaitThat(state -> state.underway().position() == 50_000);
            endTheClaim();

            var log = new SteppedLog(histories.log(), Long.MAX_VALUE);
            try (var other = new Desk(database, histories, AdminOverviewProjector.MODEL, log)) {
                other.rebuilder().start();
                other.await(BUILT);
                other.assertEqualsTheFold(2);
                assertThat(log.reads().getFirst()).isEqualTo(50_000);
            }
        }
    }

    @Test
    void writesNoRowTwiceInAnotherWayWhenAChunkIsRepeated() {
        histories.goOn(18_000);
        try (var desk = new Desk(database, histories)) {
            desk.step(GenerationState::begun);
            desk.rebuilder().start();
            desk.await(BUILT);
            var rows = desk.rows(2);
            database.getCollection("generations")
                    .updateOne(
                            new Document("_id", Desk.NAME),
                            new Document(
                                    "$set",
                                    new Document("rebuild.state", "BUILDING")
                                            .append("rebuild.position", 4_000L)
                                            .append("revision", 1_000L)));
            desk.await(BUILT);

            assertThat(desk.rows(2)).isEqualTo(rows);
        }
    }

    @Test
    void pausesAndResumes() throws Exception {
        histories.goOn(18_000);
        var log = new SteppedLog(histories.log(), 16_000);
        try (var desk = new Desk(database, histories, AdminOverviewProjector.MODEL, log)) {
            desk.step(GenerationState::begun);
            desk.rebuilder().start();
            log.awaitReached();
            desk.step(GenerationState::paused);
        }
        try (var desk = new Desk(database, histories)) {
            desk.rebuilder().start();
            assertThat(desk.generations.now(Desk.NAME).underway().state()).isEqualTo(PAUSED);
            assertThat(desk.generations.now(Desk.NAME).claim()).isNull();
            desk.step(GenerationState::resumed);
            desk.await(BUILT);
            desk.assertEqualsTheFold(2);
        }
    }

    @Test
    void pausesByItselfAtAnEventThatCannotBeFolded() {
        var model = AdminOverviewProjector.MODEL;
        var broken = new ReadModel<>(
                model.name(), model.collection(), model.format(), new Failing(model.view()), model.indexes());
        try (var desk = new Desk(database, histories, broken, histories.log())) {
            desk.step(GenerationState::begun);
            desk.rebuilder().start();
            desk.await(PAUSED);

            assertThat(desk.generations.now(Desk.NAME).underway().failure()).isEqualTo("UnsupportedOperationException");
        }
    }

    @Test
    void dropsADiscardedGenerationAndNeverUsesItsNumberAgain() {
        try (var desk = new Desk(database, histories)) {
            desk.catchUp();
            desk.step(GenerationState::begun);
            desk.rebuilder().start();
            desk.await(BUILT);
            desk.step(GenerationState::discarded);
            desk.awaitThat(state -> state.rebuild() == null);

            assertThat(database.listCollectionNames()).doesNotContain("adminoverview.2");
            assertThat(desk.step(GenerationState::begun).underway().generation())
                    .isEqualTo(3);
            desk.await(BUILT);
            desk.assertEqualsTheFold(3);
        }
    }

    private static Comparison comparison(Desk desk) {
        desk.step(GenerationState::toBeCompared);
        desk.awaitThat(state -> !state.isToBeCompared());
        return Objects.requireNonNull(desk.generations.now(Desk.NAME).underway().comparison());
    }

    /** As a long silence does. */
    private void endTheClaim() {
        database.getCollection("generations")
                .updateMany(new Document(), new Document("$set", new Document("claim.until", Instant.EPOCH)));
    }

    private record Failing(View<TicketState, TicketEvent> view) implements View<TicketState, TicketEvent> {
        @Override
        public Class<TicketEvent> events() {
            return view.events();
        }

        @Override
        public TicketState evolve(@Nullable TicketState before, Happening<TicketEvent> happening) {
            throw new UnsupportedOperationException("cannot fold");
        }

        @Override
        public List<Change> changes(Happening<TicketEvent> happening, TicketState row) {
            return view.changes(happening, row);
        }
    }
}
