package ticketstream.web.live.feed;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/** The stamps of the latest records of a topic, by which a copy is known for one. For the one thread that reads it. */
public final class SeenStamps {
    private record Seen(long offset, long nonce) {}

    private final ArrayDeque<Seen> lately = new ArrayDeque<>();
    private final Set<Long> nonces = new HashSet<>();

    /** Forgets everything: it is read again, or the topic is another one. */
    void clear() {
        lately.clear();
        nonces.clear();
    }

    /** Takes in the stamp of the record at this offset; false when a record within reach had it. */
    public boolean add(long offset, Stamp stamp) {
        while (!lately.isEmpty() && lately.getFirst().offset() < offset - Stamp.REACH) {
            nonces.remove(lately.removeFirst().nonce());
        }
        if (!nonces.add(stamp.nonce())) {
            return false;
        }
        lately.addLast(new Seen(offset, stamp.nonce()));
        return true;
    }
}
