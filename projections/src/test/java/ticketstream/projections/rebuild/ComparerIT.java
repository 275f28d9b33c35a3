package ticketstream.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.generation.Comparison;
import ticketstream.projections.generation.Comparison.Difference;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.stage.Databases;

class ComparerIT {
    private static final int ROWS = 2_500;

    private final MongoDatabase database = Databases.fresh();
    private final Generations generations = new Generations(database);
    private final MongoCollection<Document> one = database.getCollection("adminoverview");
    private final MongoCollection<Document> other = database.getCollection("adminoverview.2");

    @BeforeEach
    void store() {
        one.insertMany(IntStream.range(0, ROWS).mapToObj(ComparerIT::row).toList());
        other.insertMany(IntStream.range(0, ROWS).mapToObj(ComparerIT::row).toList());
    }

    @Test
    void findsTheSameContentWhateverTheOrderOfFields() {
        change(other, 7, new Document("$unset", new Document("title", "")));
        change(other, 7, Updates.set("title", "Ticket 7"));

        var comparison = compare();
        assertThat(comparison.differing()).isZero();
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.serving()).isEqualTo(comparison.other());
        assertThat(comparison.serving().rows()).isEqualTo(ROWS);
        assertThat(comparison.serving().hash()).hasSize(64);
    }

    @Test
    void namesRowsAndFieldsThatDifferAndNeverTheirValues() {
        change(other, 12, Updates.set("title", "Something else"));
        change(one, 1_700, Updates.combine(Updates.set("createdBy.username", "max"), Updates.unset("assignee")));
        one.deleteOne(new Document("_id", id(3)));
        other.deleteOne(new Document("_id", id(2_499)));

        var comparison = compare();
        assertThat(comparison.differing()).isEqualTo(4);
        assertThat(comparison.differences())
                .containsExactly(
                        new Difference(id(3), List.of("_id")),
                        new Difference(id(12), List.of("title")),
                        new Difference(id(1_700), List.of("assignee", "createdBy.username")),
                        new Difference(id(2_499), List.of("_id")));
        assertThat(comparison.serving().rows()).isEqualTo(ROWS - 1);
        assertThat(comparison.other().rows()).isEqualTo(ROWS - 1);
        assertThat(comparison.serving().hash()).isNotEqualTo(comparison.other().hash());
    }

    @Test
    void countsAllAndNamesTheFirstTwenty() {
        IntStream.range(1_000, 1_100).forEach(i -> change(other, i, Updates.set("status", "closed")));

        var comparison = compare();
        assertThat(comparison.differing()).isEqualTo(100);
        assertThat(comparison.differences())
                .extracting(Difference::id)
                .containsExactlyElementsOf(
                        IntStream.range(1_000, 1_020).mapToObj(ComparerIT::id).toList());
    }

    @Test
    void findsRowsBehindTheLastOfTheOtherGeneration() {
        other.deleteMany(new Document("_id", new Document("$gte", id(10))));

        var comparison = compare();
        assertThat(comparison.differing()).isEqualTo(ROWS - 10);
        assertThat(comparison.serving().rows()).isEqualTo(ROWS);
        assertThat(comparison.other().rows()).isEqualTo(10);
    }

    @Test
    void looksAgainAtARowThatMoves() {
        change(one, 5, Updates.set("version", 2L));
        var arrives = CompletableFuture.runAsync(
                () -> change(other, 5, Updates.set("version", 2L)),
                CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        assertThat(compare(Duration.ofSeconds(30)).differing()).isZero();
        arrives.join();
    }

    @Test
    void reportsAVersionThatNeverArrives() {
        change(one, 5, Updates.set("version", 2L));

        assertThat(compare().differences()).containsExactly(new Difference(id(5), List.of("version")));
    }

    private Comparison compare() {
        return compare(Duration.ofMillis(200));
    }

    private Comparison compare(Duration patience) {
        var model = AdminOverviewProjector.MODEL;
        return new Comparer(model.rows(generations, 1), model.rows(generations, 2), patience).compare(() -> {});
    }

    private static void change(MongoCollection<Document> rows, int number, Bson change) {
        rows.updateOne(new Document("_id", id(number)), change);
    }

    private static Document row(int number) {
        return new Document("_id", id(number))
                .append("title", "Ticket " + number)
                .append("status", "waiting")
                .append("createdBy", new Document("id", "u1").append("username", "eve"))
                .append("assignee", null)
                .append("version", 1L);
    }

    private static String id(int number) {
        return "t%04d".formatted(number);
    }
}
