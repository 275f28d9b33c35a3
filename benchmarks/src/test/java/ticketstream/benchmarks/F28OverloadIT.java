package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.check.Row;
import ticketstream.benchmarks.client.Answer;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.load.Latencies;
import ticketstream.benchmarks.load.OpenLoop;

/** Asks three times as much as the desk can do. What it takes it does, and keeps; the rest is told at once to come back. */
class F28OverloadIT {
    private static final int USERS = 8;
    private static final int CLIENTS = 32;
    private static final int AT_ONCE = 100;
    private static final Duration SOUND = Duration.ofSeconds(8);
    private static final Duration SEEN = Duration.ofSeconds(30);
    /** Client and desk share the machine: an answer may be long in coming, but come it must. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration OVERLOADED = Duration.ofSeconds(20);

    private final Cast cast = cast();
    private final AtomicInteger titles = new AtomicInteger();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Map<String, Answer> refused = new ConcurrentHashMap<>();
    private final Map<String, Answer> unanswered = new ConcurrentHashMap<>();
    private final Latencies refusals = new Latencies();

    @AfterEach
    void close() {
        cast.close();
    }

    @Test
    void doesWhatItTakesAndRefusesTheRestAtOnce() {
        work(SOUND);
        int before = done.size();
        work(SOUND);
        double capacity = (done.size() - before) / (double) SOUND.toSeconds();

        var load = OpenLoop.run((int) (3 * capacity), OVERLOADED, (number, intended) -> create());

        System.out.printf(
                "F-28: capacity %.0f/s; offered three times that: %.0f %% of it done, %d refused in ms p50/p90/p99/max %s, done in %s%n",
                capacity,
                100 * load.answered() / (capacity * OVERLOADED.toSeconds()),
                refused.size(),
                refusals.summary(),
                load.answers().summary());
        assertThat(unanswered).as("waited for an answer in vain").isEmpty();
        assertThat(refused.values())
                .as("refused with more than a word of when to come back")
                .isNotEmpty()
                .allMatch(answer -> answer.status() == 503 && answer.body().contains("overloaded"))
                .allMatch(answer -> answer.retryAfter() != null);
        work(Duration.ofSeconds(1));
        await().atMost(SEEN).untilAsserted(() -> assertThat(titles()).isEqualTo(done));
    }

    private Set<String> titles() {
        return cast.admin().tickets().stream().map(Row::title).collect(Collectors.toSet());
    }

    private static Cast cast() {
        var product = Stage.start("F-28", Map.of("TICKETSTREAM_LIMITS_REQUESTS_AT_ONCE", "" + AT_ONCE));
        return Cast.staff(product, new Desk(product.address(), PATIENCE), USERS);
    }

    /** So many clients, each of whom asks again when it has its answer. */
    private void work(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> CompletableFuture.runAsync(
                        () -> {
                            while (System.nanoTime() < end) {
                                create().join().expect(201);
                            }
                        },
                        Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(clients).join();
    }

    private CompletableFuture<Answer> create() {
        int number = titles.incrementAndGet();
        String title = "overload " + number;
        long asked = System.nanoTime();
        return cast.users()
                .get(number % USERS)
                .create(title, "Everybody asks at once.", Cast.CATEGORIES.getFirst(), null)
                .thenApply(answer -> {
                    if (answer.ok()) {
                        done.add(title);
                    } else if (answer.status() == 0) {
                        unanswered.put(title, answer);
                    } else {
                        refused.put(title, answer);
                        refusals.record(asked, System.nanoTime());
                    }
                    return answer;
                });
    }
}
