package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.check.Check;
import ticketstream.benchmarks.check.Checker;
import ticketstream.benchmarks.check.Evidence;
import ticketstream.benchmarks.check.Recorder;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Follower;
import ticketstream.benchmarks.product.Command;
import ticketstream.benchmarks.product.Workspace;

/** Kills the whole product under load, again and again, and then proves that it kept every promise. See cases F-02 and F-03. */
class KillIT {
    private static final int KILLS = Integer.getInteger("kills", 4);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int USERS = 4;
    private static final int SHORTEST_RUN_MS = 800;
    private static final int LONGEST_RUN_MS = 2_500;
    private static final Duration CONVERGED = Duration.ofSeconds(20);

    private final Path folder = Workspace.emptied("kill");
    private final Random random = new Random(SEED);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> workers = new ArrayList<>();
    private final Map<Client, Follower> followers = new LinkedHashMap<>();

    @AfterEach
    void leave() {
        stop.countDown();
        followers.values().forEach(Follower::close);
    }

    @Test
    void keepsEveryPromiseThroughKills() throws InterruptedException {
        System.out.println(
                "KillIT: " + KILLS + " kills, seed " + SEED + " (repeat with -Dkills=… -Dseed=…), files in " + folder);
        try (var cast = Cast.start("kill/product", USERS, Command.QUICK_START)) {
            cast.everybody().forEach(client -> followers.put(client, new Follower(client)));
            try (var recorder = new Recorder(folder)) {
                followers.forEach((client, follower) -> work(client, follower, recorder));
                kill(cast);
                finish();
            }
            long converged = Witness.awaitConvergence(followers, CONVERGED);
            var evidence = Witness.collect(folder, cast.admin(), followers);
            Check.save(folder, evidence);
            judge(evidence, converged, cast);
        }
    }

    private void work(Client client, Follower follower, Recorder recorder) {
        var worker =
                new Worker(client, () -> follower.evidence().rows(), recorder, new Random(random.nextLong()), stop);
        workers.add(Thread.ofPlatform()
                .daemon()
                .name("worker-" + client.account().username())
                .start(worker));
    }

    private void kill(Cast cast) {
        for (int i = 1; i <= KILLS; i++) {
            run();
            cast.product().kill();
            System.out.println("  kill " + i + ", ready again after "
                    + cast.product().restart().toMillis() + " ms");
        }
        run();
    }

    /** Lets the load run for a random time; a kill that comes at a fixed moment finds only the faults of that moment. */
    private void run() {
        try {
            long millis = random.nextInt(SHORTEST_RUN_MS, LONGEST_RUN_MS);
            assertThat(stop.await(millis, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void finish() throws InterruptedException {
        stop.countDown();
        for (Thread worker : workers) {
            worker.join(Duration.ofSeconds(90));
            assertThat(worker.isAlive())
                    .as(worker.getName() + " still waits for an answer")
                    .isFalse();
        }
    }

    private void judge(Evidence evidence, long converged, Cast cast) {
        var violations = Checker.verify(evidence);
        String report = Checker.report(evidence, violations);
        System.out.println("  " + report + "\n  live clients "
                + (converged < 0
                        ? "did NOT converge within " + CONVERGED.toSeconds() + " s"
                        : "converged after " + converged + " ms"));
        assertThat(violations)
                .as(() -> KILLS + " kills, seed " + SEED + ": " + report + "\nfiles in " + folder + "\nconnections: "
                        + Witness.connections(followers) + "\n" + cast.product().lastLines())
                .isEmpty();
        assertThat(evidence.operations())
                .as("a run without load proves nothing")
                .hasSizeGreaterThan(10 * KILLS);
    }
}
