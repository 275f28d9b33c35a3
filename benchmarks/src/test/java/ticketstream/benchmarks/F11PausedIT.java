package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Stands the only writer still in the middle of its commits, longer than clients wait and than claims last (F-11 and F-14).
 * What was under way is stored late, what was asked again is stored once, and every reader gets it in the log's order.
 */
class F11PausedIT {
    private static final int USERS = 12;
    private static final Duration SOUND = Duration.ofSeconds(2);
    private static final Duration PAUSED = Duration.ofSeconds(15);

    @Test
    void storesOnceWhatWasUnderWayDuringAPause() {
        try (var stage = Stage.open("F-11", USERS, Map.of())) {
            stage.run(SOUND);
            stage.product().pause();
            stage.run(PAUSED);
            stage.product().resume();
            stage.run(SOUND);
            long repeated = stage.answeredAsRepeated(stage.prove());
            stage.say(repeated + " operations were stored although nobody waited any more, and answered as repeated");
            assertThat(stage.repeats()).as("nobody noticed the pause").isNotEmpty();
        }
    }
}
