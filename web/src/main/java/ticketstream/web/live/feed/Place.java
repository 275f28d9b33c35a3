package ticketstream.web.live.feed;

import java.util.List;
import java.util.Optional;

/** The feed at rest: while one holds it, no change arrives. */
public final class Place {
    private final Ring ring;
    private final Cursors cursors;

    Place(Ring ring, Cursors cursors) {
        this.ring = ring;
        this.cursors = cursors;
    }

    /** The offset of the newest change. */
    public long offset() {
        return ring.head().offset();
    }

    /** The cursor from which everything after this place follows. */
    public String cursor() {
        Cursor head = ring.head();
        return cursors.write(head.offset(), head.timestamp());
    }

    /**
     * What the follower missed between the cursor and this place, oldest first. Empty, so that the client must load anew,
     * for a cursor that is too old, foreign or forged, for more than {@code limit} frames, and when the follower's rights
     * changed meanwhile.
     */
    public Optional<List<Frame>> missed(String cursor, Follower follower, int limit) {
        return cursors.read(cursor).flatMap(since -> ring.since(since, follower, limit));
    }

    Cursors cursors() {
        return cursors;
    }

    boolean isBehind(String cursor) {
        return cursors.read(cursor).map(c -> c.offset() > ring.head().offset()).orElse(false);
    }
}
