package ticketstream.benchmarks;

import java.time.Duration;
import java.util.List;

/** How long and how much is measured: properly, or quickly for a first look. */
record Pace(
        Duration warmUp,
        Duration latencyStep,
        Duration createsStep,
        List<Integer> createRates,
        List<Integer> tickets,
        int reads,
        Duration turn,
        int turns,
        List<Integer> events,
        int rebuilt,
        Duration rebuildStep,
        int sockets) {

    static Pace of(boolean quick) {
        return quick
                ? new Pace(
                        seconds(8),
                        seconds(8),
                        seconds(8),
                        List.of(100, 200, 400),
                        List.of(1_000, 10_000),
                        500,
                        seconds(1),
                        3,
                        List.of(10_000, 100_000),
                        50_000,
                        seconds(12),
                        1_000)
                : new Pace(
                        seconds(60),
                        seconds(30),
                        seconds(12),
                        List.of(100, 200, 400, 600, 800, 1_000, 1_300, 1_600, 2_000),
                        List.of(1_000, 10_000, 100_000),
                        2_000,
                        seconds(2),
                        6,
                        List.of(10_000, 100_000, 1_000_000),
                        200_000,
                        seconds(60),
                        5_000);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
