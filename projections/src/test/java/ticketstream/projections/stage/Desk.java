package ticketstream.projections.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.bson.Document;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.generation.Rebuild;
import ticketstream.projections.rebuild.Rebuilder;
import ticketstream.projections.row.LoggedEvents;
import ticketstream.projections.row.ReadModel;

/** A node with the read model of administrators: kept live by a processor, rebuilt when asked to. */
public final class Desk implements AutoCloseable {
    public static final String NAME = "adminoverview";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public final MongoDatabase database;
    public final Generations generations;
    public final Histories histories;
    public final RecordedChanges changes = new RecordedChanges();

    private final Stage stage;
    private final Rebuilder rebuilder;
    private int played;

    public Desk(MongoDatabase database, Histories histories) {
        this(database, histories, AdminOverviewProjector.MODEL, histories.log());
    }

    public Desk(MongoDatabase database, Histories histories, ReadModel<?, ?> model, LoggedEvents log) {
        this.database = database;
        this.histories = histories;
        generations = new Generations(database);
        stage = new Stage(
                NAME, new AdminOverviewProjector(Stage.projections(generations, histories.log(), changes)), 500);
        rebuilder = new Rebuilder(List.of(model), generations, log, (name, failure) -> {});
    }

    public Rebuilder rebuilder() {
        return rebuilder;
    }

    /** Lets the live processor see everything that has happened. */
    public void catchUp() {
        var messages = histories.messages();
        stage.play(messages.subList(played, messages.size()));
        played = messages.size();
    }

    /** Lets the live processor begin with what happens from now on. */
    public void startAtTheEnd() {
        played = histories.messages().size();
    }

    public GenerationState step(UnaryOperator<GenerationState> step) {
        return generations.change(NAME, step);
    }

    public void await(Rebuild.State state) {
        awaitThat(now -> now.rebuild() != null && now.rebuild().state() == state);
    }

    public void awaitThat(Predicate<GenerationState> reached) {
        Awaitility.await().atMost(PATIENCE).until(() -> reached.test(generations.now(NAME)));
    }

    public List<Document> rows(int generation) {
        return database.getCollection(generation == 1 ? NAME : NAME + "." + generation)
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    /** The rows of a generation are exactly what the log comes to. */
    public void assertEqualsTheFold(int generation) {
        assertThat(rows(generation).stream().map(AdminOverviewProjector.MODEL.format()::read))
                .containsExactlyInAnyOrderElementsOf(histories.rows());
    }

    @Override
    public void close() {
        rebuilder.close();
        stage.close();
    }
}
