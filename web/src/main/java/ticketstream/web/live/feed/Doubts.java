package ticketstream.web.live.feed;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Says when doubtful records make everybody load anew: soon, but not as often as somebody cares to write such records. */
final class Doubts {
    /** At most so often, whoever writes what. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private boolean open;
    private boolean settledOnce;
    private long settledAt;

    Doubts(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** There is another one; says whether it is the first since the last settlement. */
    boolean arise() {
        boolean first = !open;
        open = true;
        return first;
    }

    /** Whether everybody has to load anew now. */
    boolean settle() {
        long now = nanoTime.getAsLong();
        boolean due = open && (!settledOnce || now - settledAt >= PAUSE.toNanos());
        if (due) {
            open = false;
            settledOnce = true;
            settledAt = now;
        }
        return due;
    }
}
