package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.check.Row;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Desk;

/** Kills the desk before 200 clients who ask again 20 times a second. When it is back, it gets through to all of them. */
class F29RetryStormIT {
    private static final int USERS = 20;
    private static final int CLIENTS = 200;
    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration BREATH = Duration.ofMillis(50);
    private static final Duration ANSWERED = Duration.ofSeconds(60);
    private static final Duration SEEN = Duration.ofSeconds(10);

    private final AtomicLong tries = new AtomicLong();
    /** What was answered last to those who still ask. */
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    @Test
    void answersEverybodySoonAfterAnOutage() throws InterruptedException {
        var product = Stage.start("F-29", Map.of());
        try (var cast = Cast.staff(product, new Desk(product.address(), Stage.PATIENCE), USERS)) {
            IntStream.range(0, 100).forEach(number -> once(cast.users().get(number % USERS), "warm-up " + number));
            product.kill();
            tries.set(0);
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> CompletableFuture.runAsync(
                            () -> once(cast.users().get(number % USERS), "storm " + number),
                            Thread::startVirtualThread))
                    .toArray(CompletableFuture[]::new);
            assertThat(new CountDownLatch(1).await(AWAY.toMillis(), TimeUnit.MILLISECONDS))
                    .isFalse();
            long started = product.restart().toMillis();
            long ready = System.nanoTime();

            await().atMost(ANSWERED).untilAsserted(() -> assertThat(refused).isEmpty());
            CompletableFuture.allOf(clients).join();

            System.out.printf(
                    "F-29: %d clients, ready again after %d ms, the last answered %d ms later, %d tries in vain%n",
                    CLIENTS, started, (System.nanoTime() - ready) / 1_000_000, tries.get());
            await().atMost(SEEN)
                    .untilAsserted(() -> assertThat(cast.admin().tickets().stream()
                                    .map(Row::title)
                                    .filter(title -> title.startsWith("storm")))
                            .as("one ticket of each client")
                            .hasSize(CLIENTS)
                            .doesNotHaveDuplicates());
        }
    }

    /** Asks until it is done, with one key. Client and desk share the machine, so it takes a breath after each try. */
    private void once(Client client, String title) {
        String key = UUID.randomUUID().toString();
        String category = Cast.CATEGORIES.getFirst();
        var answer = client.create(title, "Is anybody there?", category, key).join();
        while (!answer.ok()) {
            refused.put(title, answer.toString());
            tries.incrementAndGet();
            LockSupport.parkNanos(BREATH.toNanos());
            answer = client.create(title, "Is anybody there?", category, key).join();
        }
        refused.remove(title);
    }
}
