package ticketstream.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ticketstream.web.problem.RequestRefused;

/** */
class LockoutIT {
    private static final Database SERVER = Database.start();
    private static final String ADA = "ada@example.org";

    private final MongoDatabase database = SERVER.fresh();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T12:00:00Z"));
    private final Lockout lockout = node();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void locksAfterFiveFailuresForLongerEachTime() {
        fail(lockout, 4);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            fail(lockout, 1);
            pauses.add(pause(lockout));
            now.updateAndGet(time -> time.plusSeconds(pauses.getLast()));
        }

        assertThat(pauses).containsExactly(30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L);
    }

    @Test
    void doesNotEvenLookAtTheRightPasswordWhileLocked() {
        fail(lockout, 5);
        var checked = new AtomicInteger();

        assertThatThrownBy(() -> lockout.attempt(ADA, () -> Optional.of(checked.incrementAndGet())))
                .isInstanceOf(RequestRefused.class);
        assertThat(checked).hasValue(0);
        assertThat(pause(lockout))
                .as("knocking at a locked door makes it no longer")
                .isEqualTo(30);
    }

    @Test
    void forgetsFailuresWithTheFirstSuccess() {
        fail(lockout, 4);
        assertThat(lockout.attempt(ADA, () -> Optional.of("in"))).contains("in");

        assertThat(stored()).isEmpty();
        fail(lockout, 5);
        assertThat(pause(lockout)).isEqualTo(30);
    }

    @Test
    void isTheSameOnEveryNodeAndAfterARestart() {
        fail(lockout, 3);
        fail(node(), 2);

        assertThat(pause(node())).isEqualTo(30);
        assertThat(lockout.attempt("else@example.org", () -> Optional.of("in"))).isPresent();
    }

    @Test
    void manyAtOnceGainNothing() {
        var checked = new AtomicInteger();
        var nodes = List.of(lockout, node());

        var outcomes = IntStream.range(0, 30)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> nodes.get(i % 2).attempt(ADA, () -> {
                            checked.incrementAndGet();
                            return Optional.empty();
                        })))
                .map(future -> future.handle((outcome, refused) -> refused == null))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(checked).hasValue(5);
        assertThat(outcomes).filteredOn(done -> done).hasSize(5);
    }

    @Test
    void whatCouldNotBeCheckedIsNoTry() {
        fail(lockout, 4);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> lockout.attempt(ADA, () -> {
                        throw new IllegalStateException("busy");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(lockout.attempt(ADA, () -> Optional.of("in"))).isPresent();
    }

    @Test
    void namesNobodyAndForgetsADayLater() {
        fail(lockout, 5);
        assertThat(stored()).hasSize(1).noneMatch(text -> text.contains("ada"));

        now.updateAndGet(time -> time.plus(Duration.ofHours(25)));
        fail(node(), 1);
        assertThat(stored()).hasSize(1).allMatch(text -> text.contains("\"count\": 1"));
        now.updateAndGet(time -> time.plus(Duration.ofHours(25)));
        node().attempt("else@example.org", Optional::empty);
        assertThat(stored()).as("only who tried last").hasSize(1);
    }

    private Lockout node() {
        return new Lockout(database, new Pseudonyms(new byte[32]), now::get);
    }

    private static void fail(Lockout lockout, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(lockout.attempt(ADA, Optional::empty)).isEmpty();
        }
    }

    private static long pause(Lockout lockout) {
        var refused = catchThrowableOfType(RequestRefused.class, () -> lockout.attempt(ADA, Optional::empty));
        assertThat(refused).isNotNull();
        return refused.retryAfterSeconds();
    }

    private List<String> stored() {
        return database.getCollection("failedsignins")
                .find()
                .map(Document::toJson)
                .into(new ArrayList<>());
    }
}
