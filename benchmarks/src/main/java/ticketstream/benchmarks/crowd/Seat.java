package ticketstream.benchmarks.crowd;

import io.netty.channel.Channel;
import java.util.BitSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One of a crowd: who it is, where it has come to, and what it has seen. */
public final class Seat {
    private final String group;
    private final Supplier<String> token;
    private final BitSet seen = new BitSet();
    private volatile @Nullable String cursor;
    private volatile @Nullable Channel channel;
    private volatile long welcomedAt;
    private int attempt; // both only on the thread of its connections
    private double phase;

    /**
     * @param group all of a group see the same
     * @param token an access token with some minutes to live
     */
    public Seat(String group, Supplier<String> token) {
        this.group = group;
        this.token = token;
    }

    String group() {
        return group;
    }

    String token() {
        return token.get();
    }

    @Nullable
    String cursor() {
        return cursor;
    }

    /** False when it has seen this change before. */
    synchronized boolean sees(int change) {
        boolean first = !seen.get(change);
        seen.set(change);
        return first;
    }

    /** Other changes are counted from now on. */
    synchronized void forget() {
        seen.clear();
    }

    synchronized boolean hasSeen(int change) {
        return seen.get(change);
    }

    /** {@link System#nanoTime()} of the last greeting; 0 while it has none. */
    long welcomedAt() {
        return welcomedAt;
    }

    boolean isConnected() {
        var open = channel;
        return open != null && open.isActive();
    }

    @Nullable
    Channel channel() {
        return channel;
    }

    /** A connection begins or, with null, has ended. */
    void channel(@Nullable Channel next) {
        channel = next;
        welcomedAt = 0;
    }

    void welcomed() {
        welcomedAt = System.nanoTime();
        attempt = 0;
    }

    void reached(String next) {
        cursor = next;
    }

    /** How long it waits before it tries again, as a part of the longest wait. */
    double nextPause() {
        phase = attempt == 0 ? ThreadLocalRandom.current().nextDouble() : phase;
        attempt++;
        return attempt > 2 ? 1 : phase * attempt / 3;
    }
}
