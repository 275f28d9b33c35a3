package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

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
import ticketstream.benchmarks.load.Latencies;
import ticketstream.benchmarks.load.OpenLoop;

/** Asks three times as much as the desk can do. What it takes it does, and keeps; the rest is told at once to come back. */
class F28OverloadIT {
    private static final int USERS = 8;
    private static final int CLIENTS = 32;
    private static final int AT_ONCE = 100;
    private static final Duration SOUND = Duration.ofSeconds(8);
    private static final Duration OVERLOADED = Duration.ofSeconds(20);

    private final Cast cast =
            Cast.staff(Stage.start("F-28", Map.of("TICKETSTREAM_LIMITS_REQUESTS_AT_ONCE", "" + AT_ONCE)), USERS);
    private final AtomicInteger titles = new AtomicInteger();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Map<String, Answer> refused = new ConcurrentHashMap<>();
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
        assertThat(refused.values()).as("not overloaded").isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("overloaded");
            assertThat(answer.retryAfter()).isNotNull();
        });
        work(Duration.ofSeconds(1));
        var listed = cast.admin().tickets().stream().map(Row::title).collect(Collectors.toSet());
        assertThat(listed).isEqualTo(done);
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
                    } else {
                        refused.put(title, answer);
                        refusals.record(asked, System.nanoTime());
                    }
                    return answer;
                });
    }
}
