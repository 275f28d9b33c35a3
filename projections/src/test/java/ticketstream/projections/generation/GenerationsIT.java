package ticketstream.projections.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import ticketstream.projections.generation.Comparison.Content;
import ticketstream.projections.generation.Comparison.Difference;
import ticketstream.projections.stage.Databases;

class GenerationsIT {
    private final MongoDatabase database = Databases.fresh();
    private final Generations here = new Generations(database);
    private final Generations elsewhere = new Generations(database);

    @Test
    void storesEverythingAndReadsItBack() {
        var content = new Content(3, "abc");
        var comparison =
                new Comparison(true, content, content, 1, List.of(new Difference("t1", List.of("status", "version"))));
        here.change("requester", GenerationState::begun);
        here.change("requester", state -> state.advanced(12, 3.5).fed().built());
        var written = here.change(
                "requester", state -> state.toBeCompared().compared(comparison).switched());

        assertThat(elsewhere.of("requester")).isEqualTo(written);
        assertThat(written.underway())
                .isEqualTo(new Rebuild(2, 1, Rebuild.State.SWITCHED, true, 12, 3.5, null, comparison));
    }

    @Test
    void losesNoStepOfManyTakenAtOnce() {
        here.change("requester", GenerationState::begun);
        IntStream.range(0, 40)
                .parallel()
                .forEach(i -> (i % 2 == 0 ? here : elsewhere)
                        .change(
                                "requester",
                                state -> state.advanced(state.underway().position() + 1, 0)));

        assertThat(here.now("requester").underway().position()).isEqualTo(40);
        assertThat(here.now("requester").revision()).isEqualTo(41);
    }

    @Test
    void knowsAStepAtOnceHereAndSoonElsewhere() {
        assertThat(elsewhere.of("requester").rebuild()).isNull();
        here.change("requester", GenerationState::begun);

        assertThat(here.of("requester").rebuild()).isNotNull();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> elsewhere.of("requester").rebuild() != null);
    }

    @Test
    void keepsTheFirstState() {
        assertThat(here.begin(GenerationState.filling("requester")).serving()).isZero();
        assertThat(here.begin(GenerationState.serving("requester")).serving()).isZero();
        assertThat(elsewhere.begin(GenerationState.serving("agentqueue")).serving())
                .isEqualTo(1);
        assertThat(database.getCollection("generations").countDocuments()).isEqualTo(2);
    }

    @Test
    void repeatsWorkThatTookSoLongThatItMayHaveMissedAGeneration() {
        List<List<Integer>> written = new ArrayList<>();
        here.with("requester", state -> {
            written.add(state.written());
            if (written.size() == 1) {
                elsewhere.change("requester", now -> now.begun().fed());
                long old = System.nanoTime() + Generations.VALID.toNanos();
                await().until(() -> System.nanoTime() > old);
            }
            return true;
        });

        assertThat(written).containsExactly(List.of(1), List.of(1, 2));
    }

    @Test
    void changesNothingWhenAStepIsRefused() {
        assertThatThrownBy(() -> here.change("requester", GenerationState::switched))
                .isInstanceOf(RebuildRefused.class);
        assertThat(database.getCollection("generations").countDocuments()).isZero();
    }

    @Test
    void letsAHoldEndWhenSomebodyDecidesOtherwise() {
        here.change("requester", GenerationState::begun);
        var hold = Hold.of("requester", "one", here).orElseThrow();
        hold.step(state -> state.advanced(1, 0));
        elsewhere.change("requester", GenerationState::paused);
        elsewhere.change("requester", GenerationState::resumed);

        assertThatThrownBy(() -> hold.step(state -> state.advanced(2, 0))).isInstanceOf(RebuildRefused.class);
        assertThat(here.now("requester").underway().position()).isEqualTo(1);
    }

    @Test
    void givesWorkToOneNodeAtATime() {
        here.change("requester", GenerationState::begun);
        var hold = Hold.of("requester", "one", here).orElseThrow();

        assertThat(Hold.of("requester", "two", elsewhere)).isEmpty();
        database.getCollection("generations")
                .updateOne(new Document(), new Document("$set", new Document("claim.until", Instant.EPOCH)));
        assertThat(Hold.of("requester", "two", elsewhere)).isPresent();
        assertThatThrownBy(() -> hold.step(state -> state.advanced(1, 0))).isInstanceOf(RebuildRefused.class);
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThatThrownBy(hold::keep).isInstanceOf(RebuildRefused.class));
        assertThat(here.now("requester").underway().position()).isZero();
    }
}
