package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Kills the product in the middle of a rebuild under load. The next start goes on with it, and both generations agree. */
class F22KilledRebuildIT {
    private static final String READ_MODEL = "adminoverview";
    private static final int USERS = 4;
    private static final int TICKETS = 6_400;
    private static final int UNDER_WAY = 64;
    private static final int TRIES = 5;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration SOUND = Duration.ofSeconds(1);

    @Test
    void goesOnWithARebuildAfterAKill() {
        try (var stage = Stage.open("F-22", USERS, Map.of())) {
            stage.burst(TICKETS, UNDER_WAY);
            await().atMost(LIMIT).until(() -> stage.acknowledged() >= TICKETS);
            String left = killedInTheMiddle(stage);
            stage.say("killed while " + left);
            stage.run(SOUND);
            awaitRebuild(stage, "built");
            ask(stage, "compare");
            await().atMost(LIMIT)
                    .until(() -> comparison(stage).path("state").asString("").equals("finished"));
            stage.say("compared: " + comparison(stage));
            assertThat(comparison(stage).path("differing").asLong(-1)).isZero();
            ask(stage, "switch");
            awaitRebuild(stage, "switched");
            stage.run(SOUND);
            stage.prove();
        }
    }

    /** Tries again when the rebuild was quicker than the kill. Returns what the next start found. */
    private static String killedInTheMiddle(Stage stage) {
        for (int i = 0; i < TRIES; i++) {
            ask(stage, "");
            await().atMost(LIMIT).until(() -> rebuild(stage).path("position").asLong(-1) > 0);
            var before = rebuild(stage);
            stage.product().kill();
            stage.product().restart();
            if (before.path("state").asString("").equals("building")) {
                return before.toString();
            }
            ask(stage, "discard");
            await().atMost(LIMIT)
                    .until(() ->
                            rebuild(stage).isMissingNode() || rebuild(stage).isNull());
        }
        throw new AssertionError("no kill found the rebuild in its middle");
    }

    private static void awaitRebuild(Stage stage, String state) {
        await().atMost(LIMIT)
                .until(() -> rebuild(stage).path("state").asString("").equals(state));
    }

    private static void ask(Stage stage, String action) {
        stage.cast().admin().rebuild(READ_MODEL, action).join().expect(202);
    }

    private static JsonNode comparison(Stage stage) {
        return rebuild(stage).path("comparison");
    }

    private static JsonNode rebuild(Stage stage) {
        return stage.cast()
                .admin()
                .projection(READ_MODEL)
                .join()
                .expect(200)
                .json()
                .path("rebuild");
    }
}
