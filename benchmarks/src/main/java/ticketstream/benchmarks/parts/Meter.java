package ticketstream.benchmarks.parts;

import java.util.Map;
import ticketstream.benchmarks.load.Latencies;

/** What one contender did, added up over its rounds. */
final class Meter {
    private final Latencies latencies = new Latencies();
    private long elapsed;
    private long cpu;

    Latencies latencies() {
        return latencies;
    }

    /** Runs a round, in which the contender records a latency for each piece of work. */
    void time(Runnable round) {
        long begin = System.nanoTime();
        long cpuBefore = Cpu.nanos();
        round.run();
        cpu += Cpu.nanos() - cpuBefore;
        elapsed += System.nanoTime() - begin;
    }

    double perSecond() {
        return latencies.count() * 1e9 / Math.max(1, elapsed);
    }

    double cpuMicros() {
        return cpu / 1e3 / Math.max(1, latencies.count());
    }

    /** Adds its figures, and how they compare with those of the contender it is held against. */
    void fill(Map<String, Object> row, String unit, Meter against) {
        row.put(unit + "s/s", Math.round(perSecond()));
        row.put("ms p50", latencies.percentile(50));
        row.put("ms p99", latencies.percentile(99));
        row.put("CPU µs/" + unit, Math.round(cpuMicros()));
        row.put(unit + "s/s, ratio", hundredths(perSecond() / against.perSecond()));
        row.put("p50, ratio", hundredths(latencies.percentile(50) / against.latencies.percentile(50)));
        row.put("CPU, ratio", hundredths(cpuMicros() / against.cpuMicros()));
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
