package ticketstream.projections.rebuild;

import java.time.Duration;

/** This node stops; what is left to do is done by another one or after the next start. */
final class Interrupted extends RuntimeException {
    Interrupted() {
        super("stopped", null, false, false);
    }

    /** Waits, unless the node stops. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted();
        }
    }
}
