package ticketstream.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import ticketstream.web.problem.RequestRefused;

class RateLimitIT {
    private static final Database SERVER = Database.start();
    private static final int LIMIT = 600;

    private final MongoDatabase database = SERVER.fresh();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T12:00:00Z"));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void letsThroughWhatItIsAndNoMore() {
        var limit = node(LIMIT);

        assertThat(granted(limit, "a", 2_000)).isEqualTo(LIMIT);
        assertThat(granted(limit, "b", 1)).isEqualTo(1);
    }

    @Test
    void twoNodesTogetherLetHardlyMoreThrough() {
        var nodes = List.of(node(LIMIT), node(LIMIT));

        var granted =
                nodes.stream()
                        .map(node -> CompletableFuture.supplyAsync(() -> granted(node, "a", 2_000)))
                        .toList()
                        .stream()
                        .mapToInt(CompletableFuture::join)
                        .sum();

        assertThat(granted).isBetween(LIMIT, LIMIT * 12 / 10);
    }

    @Test
    void oneNodeHearsWhatTheOtherLetThroughBefore() {
        var other = node(LIMIT);
        assertThat(granted(other, "a", 10)).isEqualTo(10);
        assertThat(granted(node(LIMIT), "a", 590)).isEqualTo(590);

        assertThat(granted(other, "a", LIMIT)).isLessThanOrEqualTo(10);
    }

    @Test
    void aRestartForgetsASecondsWorthAtMost() {
        assertThat(granted(node(LIMIT), "a", 405)).isEqualTo(405);

        assertThat(granted(node(LIMIT), "a", LIMIT)).isBetween(185, 205);
    }

    @Test
    void noMinuteHoldsMoreWhereverItBegins() {
        var limit = node(60);
        var random = new Random(7);
        List<Long> granted = new ArrayList<>();
        for (int step = 0; step < 3_000; step++) {
            var at = now.updateAndGet(time -> time.plusMillis(random.nextInt(200)));
            if ((step / 300) % 2 == 0 && !limit.take("a").exceeded()) {
                granted.add(at.toEpochMilli());
            }
        }

        assertThat(granted).hasSizeGreaterThan(120);
        assertThat(granted.stream()
                        .mapToLong(from -> granted.stream()
                                .filter(at -> at >= from && at < from + 60_000)
                                .count())
                        .max()
                        .orElseThrow())
                .isEqualTo(60);
    }

    @Test
    void saysWhenToComeAgain() {
        var limit = node(2);
        granted(limit, "a", 2);

        var refused = limit.take("a");
        now.updateAndGet(time -> time.plusSeconds(refused.resetSeconds() - 1));
        assertThat(limit.take("a").exceeded()).isTrue();
        now.updateAndGet(time -> time.plusSeconds(1));
        assertThat(limit.take("a").exceeded()).isFalse();

        assertThat(refused.resetSeconds()).isBetween(60L, 65L);
        assertThatThrownBy(refused::require).isInstanceOf(RequestRefused.class);
    }

    @Test
    void tellsClientsAsTheDraftSays() {
        var response = new MockHttpServletResponse();

        node(LIMIT).take("a").announce(response);

        assertThat(response.getHeader("RateLimit-Policy")).isEqualTo("\"account\";q=600;w=60");
        assertThat(response.getHeader("RateLimit")).isEqualTo("\"account\";r=599;t=65");
    }

    @Test
    void limitsNothingWithZero() {
        var limit = node(0);
        var response = new MockHttpServletResponse();
        limit.take("a").announce(response);

        assertThat(granted(limit, "a", 2_000)).isEqualTo(2_000);
        assertThat(response.getHeaderNames()).isEmpty();
        assertThat(stored()).isEmpty();
    }

    @Test
    void lookingTakesNothing() {
        var limit = node(1);

        assertThat(IntStream.range(0, 5).mapToObj(ignored -> limit.look("a").exceeded()))
                .containsOnly(false);
        assertThat(limit.take("a").exceeded()).isFalse();
        assertThat(limit.look("a").exceeded()).isTrue();
    }

    @Test
    void storesNoAddressAndNothingLongerThanItIsNeeded() {
        var limit = node(2);
        limit.take("192.0.2.7");
        assertThat(stored()).hasSize(1).noneMatch(text -> text.contains("192"));

        now.updateAndGet(time -> time.plus(Duration.ofMinutes(3)));
        limit.take("192.0.2.8");

        assertThat(stored()).hasSize(1);
    }

    @Test
    void eachNodeCountsForItselfWhileTheDatabaseIsAway() {
        try (var server = Database.start()) {
            var database = server.fresh();
            var limit = new RateLimit("account", LIMIT, counts(database), now::get);
            granted(limit, "a", 100);
            server.stop();

            assertThat(granted(limit, "a", 2_000)).isEqualTo(500);
            now.updateAndGet(time -> time.plusSeconds(70));
            assertThat(granted(limit, "a", 2_000)).isEqualTo(LIMIT);
        }
    }

    private RateLimit node(int perMinute) {
        return new RateLimit("account", perMinute, counts(database), now::get);
    }

    private SharedCounts counts(MongoDatabase database) {
        return new SharedCounts(database, new Pseudonyms(new byte[32]), now::get);
    }

    private List<String> stored() {
        return database.getCollection("usedlimits").find().map(Document::toJson).into(new ArrayList<>());
    }

    private static int granted(RateLimit limit, String key, int times) {
        return (int) IntStream.range(0, times)
                .filter(ignored -> !limit.take(key).exceeded())
                .count();
    }
}
