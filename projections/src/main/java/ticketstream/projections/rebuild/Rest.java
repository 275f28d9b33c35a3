package ticketstream.projections.rebuild;

import java.time.Duration;

/**
 * Rests after each piece of work, in proportion to it, so that commands and live updates find a core, and the database,
 * free. The slower the machine is because others need it, the longer is a rest.
 */
final class Rest {
    private static final double SHARE = 0.5;

    private long since = System.nanoTime();

    /** A piece of work is done; the next one begins when this returns. */
    void take() {
        Interrupted.pause(Duration.ofNanos((long) (SHARE * (System.nanoTime() - since))));
        since = System.nanoTime();
    }
}
