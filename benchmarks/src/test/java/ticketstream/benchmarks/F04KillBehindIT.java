package ticketstream.benchmarks;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Kills the product while its read models are behind the log, so that a batch is cut at any of its steps: rows, announcement,
 * token. At which one is left to chance; each step by itself is failed on purpose in the tests of projections and publication.
 */
class F04KillBehindIT {
    private static final int KILLS = 3;
    private static final String READ_MODEL = "adminoverview";
    private static final int USERS = 4;
    private static final int BURST = 1_280;
    private static final int UNDER_WAY = 64;
    private static final Duration SOUND = Duration.ofMillis(500);

    @Test
    void bringsReadModelsToTheLogAfterABatchWasCut() {
        try (var stage = Stage.open("F-04", USERS, Map.of())) {
            for (int kill = 1; kill <= KILLS; kill++) {
                stage.run(SOUND);
                stage.burst(BURST, UNDER_WAY);
                long lag = await("a read model behind the log").until(() -> stage.lag(READ_MODEL), left -> left > 0);
                stage.product().kill();
                stage.product().restart();
                stage.say("kill " + kill + ", " + READ_MODEL + " was " + lag + " events behind");
            }
            stage.run(SOUND);
            stage.prove();
        }
    }
}
