package ticketstream.web.projection;

import org.jspecify.annotations.Nullable;

/** When something will be done at the present rate. */
final class Eta {
    private Eta() {}

    /** Seconds; null where nothing moves. */
    static @Nullable Double of(long left, double ratePerSecond) {
        if (left <= 0) {
            return 0.0;
        }
        return ratePerSecond > 0 ? left / ratePerSecond : null;
    }
}
