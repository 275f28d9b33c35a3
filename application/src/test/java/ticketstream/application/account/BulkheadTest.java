package ticketstream.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A-08, as far as it is no matter of HTTP. */
class BulkheadTest {
    private static final int RUNNING = 2;
    private static final int WAITING = 3;

    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(RUNNING);

    @Test
    void turnsAwayWhoeverComesWhenEveryPlaceIsTaken() throws InterruptedException {
        var bulkhead = new Bulkhead(RUNNING, WAITING, Duration.ofMinutes(1));
        try (var threads = Executors.newCachedThreadPool()) {
            var admitted = IntStream.range(0, RUNNING + WAITING)
                    .mapToObj(i -> occupy(bulkhead, threads))
                    .toList();
            begun.await();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> bulkhead.waiting() == WAITING);

            assertThatThrownBy(() -> bulkhead.run(() -> "")).isInstanceOf(Overloaded.class);
            gate.countDown();

            assertThat(admitted).allSatisfy(call -> assertThat(call.join()).isEqualTo("done"));
            assertThat(bulkhead.<String>run(() -> "again")).isEqualTo("again");
        }
    }

    @Test
    void givesUpWaitingAfterAWhile() throws InterruptedException {
        var bulkhead = new Bulkhead(RUNNING, WAITING, Duration.ofMillis(10));
        try (var threads = Executors.newCachedThreadPool()) {
            var admitted = IntStream.range(0, RUNNING)
                    .mapToObj(i -> occupy(bulkhead, threads))
                    .toList();
            begun.await();

            assertThatThrownBy(() -> bulkhead.run(() -> "")).isInstanceOf(Overloaded.class);
            gate.countDown();

            assertThat(admitted).allSatisfy(call -> assertThat(call.join()).isEqualTo("done"));
        }
    }

    private CompletableFuture<String> occupy(Bulkhead bulkhead, ExecutorService threads) {
        return CompletableFuture.supplyAsync(() -> bulkhead.run(this::work), threads);
    }

    private String work() {
        begun.countDown();
        try {
            gate.await();
            return "done";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
