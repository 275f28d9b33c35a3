package ticketstream.benchmarks.load;

import java.util.Locale;
import org.HdrHistogram.ConcurrentHistogram;

/** Times from the intended moment on; percentiles in milliseconds. */
public final class Latencies {
    private static final int NANOS_PER_MICRO = 1_000;
    private static final double MICROS_PER_MILLI = 1_000.0;

    private final ConcurrentHistogram micros = new ConcurrentHistogram(3);

    /** Notes that what was meant to begin at one {@link System#nanoTime()} was there at another. */
    public void record(long intendedNanos, long seenNanos) {
        micros.recordValue(Math.max(0, seenNanos - intendedNanos) / NANOS_PER_MICRO);
    }

    /** How many there are. */
    public long count() {
        return micros.getTotalCount();
    }

    /** One percentile, in ms. */
    public double percentile(double percent) {
        return Math.round(micros.getValueAtPercentile(percent) / 10.0) * 10 / MICROS_PER_MILLI;
    }

    /** p50, p90, p99 and the longest, in ms. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f / %.1f / %.1f",
                percentile(50),
                percentile(90),
                percentile(99),
                percentile(100));
    }
}
