package ticketstream.web.live;

import java.time.InstantSource;

/** Counts what a client sends, minute by minute. */
final class MessageRate {
    private static final long MINUTE = 60_000;

    private final InstantSource clock;
    private final long perMinute;
    private long minuteSince;
    private long count;

    MessageRate(InstantSource clock, long perMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
        this.minuteSince = clock.millis();
    }

    /** Whether one more is allowed. */
    boolean allowsAnother() {
        return allows(1);
    }

    /** Whether so many more are allowed. */
    boolean allows(long more) {
        long now = clock.millis();
        if (now - minuteSince >= MINUTE) {
            minuteSince = now;
            count = 0;
        }
        count += more;
        return LiveLimits.allows(perMinute, count);
    }
}
