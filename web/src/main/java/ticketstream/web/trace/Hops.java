package ticketstream.web.trace;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Histograms {@code ticketstream.hop}: the time from a request's arrival until its change has come through each hop. Taken
 * from the clocks of the nodes that see both ends, so with several nodes their difference is in it.
 */
@Component
public class Hops {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<Hop, Timer> timers = new EnumMap<>(Hop.class);

    public Hops(MeterRegistry registry) {
        for (Hop hop : Hop.values()) {
            timers.put(
                    hop,
                    Timer.builder("ticketstream.hop")
                            .description("Time from a request's arrival until its change came through a hop")
                            .tag("hop", hop.toString())
                            .publishPercentileHistogram()
                            .minimumExpectedValue(SHORTEST)
                            .maximumExpectedValue(LONGEST)
                            .register(registry));
        }
    }

    /**
     * Records that a change came through a hop just now.
     *
     * @param receivedAt when the request arrived, in microseconds since 1970; null for what no request caused
     */
    public void passed(Hop hop, @Nullable Long receivedAt) {
        if (receivedAt != null) {
            Objects.requireNonNull(timers.get(hop))
                    .record(Math.max(0, Arrival.now() - receivedAt), TimeUnit.MICROSECONDS);
        }
    }
}
