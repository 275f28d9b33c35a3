package ticketstream.web.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How long each of several calls takes at the median, in nanoseconds. They take turns in ever another order, so that whatever
 * disturbs the machine disturbs all of them.
 */
record Medians(List<Long> nanos) {
    private static final int WARM_UP = 5;

    /** @param calls what each does in a given round */
    static Medians of(int rounds, List<IntFunction<?>> calls) {
        var random = new Random(7);
        var times = new long[calls.size()][rounds];
        var order = new ArrayList<>(IntStream.range(0, calls.size()).boxed().toList());
        for (int round = -WARM_UP; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (int call : order) {
                long begun = System.nanoTime();
                var unused = calls.get(call).apply(round);
                if (round >= 0) {
                    times[call][round] = System.nanoTime() - begun;
                }
            }
        }
        return new Medians(Arrays.stream(times).map(Medians::median).toList());
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    /** By how much the slowest is slower than the fastest, as a part of the fastest. */
    double spread() {
        double fastest = Collections.min(nanos);
        return Collections.max(nanos) / fastest - 1;
    }
}
