package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.check.Event;
import ticketstream.benchmarks.product.Workspace;

/**
 * Sets the product's wall clock forth and back under load, into other tickets' past too. The order stays the log's.
 * Needs libfaketime (Debian: {@code faketime}) and is skipped, aloud, without it.
 */
class F12ClockIT {
    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");
    private static final List<String> STEPS = List.of("+90", "-90", "-0.5", "+0");
    private static final Duration SOUND = Duration.ofSeconds(3);
    private static final int USERS = 4;

    @Test
    void keepsTheOrderOfTheLogWhenTheClockSteps() throws IOException {
        assumeTrue(Files.exists(LIBRARY), LIBRARY + " is missing: the clock cannot be faked");
        var clock = Workspace.emptied("F-12").resolve("clock");
        set(clock, "+0");
        try (var stage = Stage.open("F-12", USERS, faked(clock))) {
            for (String step : STEPS) {
                stage.run(SOUND);
                set(clock, step);
            }
            stage.run(SOUND);
            var evidence = stage.prove();
            long backwards = backwards(evidence.events());
            stage.say(backwards + " events are older than the one before them in the log");
            assertThat(backwards).as("the clock was never set back").isPositive();
        }
    }

    private static Map<String, String> faked(Path clock) {
        return Map.of(
                "LD_PRELOAD",
                LIBRARY.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                clock.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                // the JVM waits by the monotonic clock, and would never wait if its deadlines were taken for the other
                // one's
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0",
                "NO_FAKE_STAT",
                "1");
    }

    private static void set(Path clock, String offset) throws IOException {
        Files.writeString(clock, offset + "\n");
    }

    private static long backwards(List<Event> events) {
        var ordered = events.stream()
                .sorted((one, other) -> Long.compare(one.position(), other.position()))
                .toList();
        long found = 0;
        for (int i = 1; i < ordered.size(); i++) {
            found += ordered.get(i).at().isBefore(ordered.get(i - 1).at()) ? 1 : 0;
        }
        return found;
    }
}
