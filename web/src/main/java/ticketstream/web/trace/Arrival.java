package ticketstream.web.trace;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When the present request arrived, in microseconds since 1970, for everything that happens on its thread. */
final class Arrival {
    /** Its name among an event's metadata. */
    static final String KEY = "receivedAt";

    private static final ThreadLocal<@Nullable Long> PRESENT = new ThreadLocal<>();

    private Arrival() {}

    static void begin() {
        PRESENT.set(now());
    }

    static void end() {
        PRESENT.remove();
    }

    /** Null outside any request. */
    static @Nullable Long present() {
        return PRESENT.get();
    }

    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
