package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kills the whole product under load, again and again, and then proves that it kept every promise, A-64 among them. */
class F02KillsIT {
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final int USERS = 4;
    private static final int SHORTEST_RUN_MS = 800;
    private static final int LONGEST_RUN_MS = 2_500;

    @Test
    void keepsEveryPromiseThroughKills() {
        try (var stage = Stage.open("F-02", USERS, Map.of())) {
            for (int kill = 1; kill <= KILLS; kill++) {
                run(stage);
                stage.product().kill();
                long ready = stage.product().restart().toMillis();
                stage.say("kill " + kill + " of " + KILLS + ", ready again after " + ready + " ms");
            }
            run(stage);
            stage.prove();
            assertThat(stage.product().logged("The desk opens although its read models are"))
                    .as("a start waited in vain for its read models")
                    .isFalse();
        }
    }

    /** A kill that comes at a fixed moment finds only the faults of that moment. */
    private static void run(Stage stage) {
        stage.run(Duration.ofMillis(stage.random().nextInt(SHORTEST_RUN_MS, LONGEST_RUN_MS)));
    }
}
