package ticketstream.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.projections.generation.Rebuild.State.BUILT;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.adminoverview.AdminOverview;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.change.Change;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.row.ServingRows;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Desk;
import ticketstream.projections.stage.Histories;
import ticketstream.projections.stage.Stage;
import ticketstream.projections.ticket.TicketFilter;
import ticketstream.projections.ticket.TicketPlace;
import ticketstream.projections.ticket.TicketQuery;
import ticketstream.projections.ticket.TicketSort;

class SwitchIT {
    private static final int READERS = 3;
    private static final int SWITCHES = 20;

    private final MongoDatabase database = Databases.fresh();
    private final Histories histories = new Histories(7, 1_000);
    private final Desk desk = new Desk(database, histories);

    @BeforeEach
    void build() {
        desk.catchUp();
        desk.rebuilder().prepare();
        desk.step(GenerationState::begun);
        desk.rebuilder().start();
        desk.await(BUILT);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void neverShowsAMissingOrAMixedRow() {
        paint("adminoverview", "one");
        paint("adminoverview.2", "two");
        var overview = new AdminOverview(desk.generations);
        var expected = overview.everything(page(null)).items().size();
        var switching = new AtomicBoolean(true);
        var readers = IntStream.range(0, READERS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    List<Set<String>> seen = new ArrayList<>();
                    do {
                        var items = overview.everything(page(null)).items();
                        assertThat(items).hasSize(expected);
                        seen.add(items.stream().map(TicketState::title).collect(Collectors.toSet()));
                    } while (switching.get());
                    return seen;
                }))
                .toList();
        for (int i = 0; i < SWITCHES; i++) {
            desk.step(i % 2 == 0 ? GenerationState::switched : GenerationState::rolledBack);
        }
        switching.set(false);

        assertThat(readers)
                .allSatisfy(reader -> assertThat(reader.join())
                        .allSatisfy(titles -> assertThat(titles).hasSize(1)));
        desk.step(GenerationState::switched);
        assertThat(overview.everything(page(null)).items())
                .extracting(TicketState::title)
                .containsOnly("two");
    }

    @Test
    void keepsAPlaceInAListValid() {
        var overview = new AdminOverview(desk.generations);
        var whole = overview.everything(page(null)).items();
        var first = overview.everything(new TicketQuery(TicketFilter.NONE, TicketSort.NEWEST_FIRST, 10, null));
        desk.step(GenerationState::switched);
        var second = overview.everything(page(first.next()));

        assertThat(whole.subList(10, whole.size())).isEqualTo(second.items().subList(0, whole.size() - 10));
    }

    /** On both nodes: the one that switches, and one that learns of it later. */
    @Test
    void announcesNothingThatAReaderDoesNotSeeYet() {
        var nodes = Stream.of(desk.generations, new Generations(database))
                .map(generations -> new ServingRows<>(AdminOverviewProjector.MODEL, generations))
                .toList();
        var unseen = new AtomicInteger();
        var projector = new AdminOverviewProjector(Stage.projections(desk.generations, histories.log(), changes -> {
            for (Change change : changes) {
                nodes.forEach(node -> unseen.addAndGet(isSeen(node, change) ? 0 : 1));
            }
        }));
        try (var stage = new Stage(Desk.NAME, projector)) {
            for (int i = 0; i < 6; i++) {
                int before = histories.messages().size();
                histories.goOn(60);
                var turn = i;
                var switched = CompletableFuture.runAsync(
                        () -> desk.step(turn % 2 == 0 ? GenerationState::switched : GenerationState::rolledBack));
                stage.play(histories
                        .messages()
                        .subList(before, histories.messages().size()));
                switched.join();
            }
        }
        assertThat(unseen).hasValue(0);
        desk.assertEqualsTheFold(1);
        desk.assertEqualsTheFold(2);
    }

    @Test
    void rollsBackToRowsThatMissNothingOfTheMeantime() {
        desk.step(GenerationState::switched);
        histories.goOn(300);
        desk.catchUp();
        desk.step(GenerationState::rolledBack);
        histories.goOn(100);
        desk.catchUp();

        desk.assertEqualsTheFold(1);
        assertThat(desk.rows(2)).isEqualTo(desk.rows(1));
        assertThat(desk.generations.now(Desk.NAME).serving()).isEqualTo(1);
    }

    @Test
    void stopsWritingWhatIsDiscarded() {
        desk.step(GenerationState::switched);
        desk.step(GenerationState::discarded);
        desk.awaitThat(state -> state.rebuild() == null);
        histories.goOn(100);
        desk.catchUp();

        desk.assertEqualsTheFold(2);
        assertThat(database.listCollectionNames()).doesNotContain(Desk.NAME);
    }

    private static boolean isSeen(ServingRows<TicketState> node, Change change) {
        return node.find(new Document("_id", change.ticketId()), new Document("_id", 1), 1).stream()
                .anyMatch(row -> row.version() >= change.version());
    }

    private void paint(String collection, String title) {
        database.getCollection(collection).updateMany(new Document(), Updates.set("title", title));
    }

    private static TicketQuery page(@Nullable TicketPlace after) {
        return new TicketQuery(TicketFilter.NONE, TicketSort.NEWEST_FIRST, 100, after);
    }
}
