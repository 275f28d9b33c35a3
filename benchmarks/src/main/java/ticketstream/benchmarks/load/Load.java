package ticketstream.benchmarks.load;

import java.time.Duration;

/**
 * What came of one open-loop run.
 *
 * @param answered how many requests were answered as they should be
 * @param failed how many were not, a refused one included
 * @param failure the first of those in words; empty when there was none
 * @param took from the first intended moment to the last answer
 * @param endedNanos {@link System#nanoTime()} of the last answer
 */
public record Load(long answered, long failed, String failure, Latencies answers, Duration took, long endedNanos) {

    /** Good answers per second. */
    public double perSecond() {
        return Math.round(answered * 10e9 / Math.max(1, took.toNanos())) / 10.0;
    }
}
