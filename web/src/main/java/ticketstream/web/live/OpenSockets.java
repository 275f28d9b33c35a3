package ticketstream.web.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every open connection, known or not, and how many there are from each address. */
final class OpenSockets {
    private final Set<LiveSession> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final int limit;

    OpenSockets(int limitPerAddress) {
        this.limit = limitPerAddress;
    }

    /** Whether one more from this address is allowed. */
    synchronized boolean hasRoomFor(String address) {
        return LiveLimits.allows(limit, byAddress.getOrDefault(address, 0) + 1);
    }

    /** Counts a connection; false when it is one too many. Either way it has to be removed when it ends. */
    synchronized boolean add(LiveSession session) {
        open.add(session);
        return LiveLimits.allows(limit, byAddress.merge(session.address(), 1, Integer::sum));
    }

    synchronized void remove(LiveSession session) {
        if (open.remove(session)) {
            byAddress.computeIfPresent(session.address(), (address, count) -> count == 1 ? null : count - 1);
            notifyAll();
        }
    }

    /** Returns when the last connection has ended, or after this time. */
    synchronized void awaitNone(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toMillis(); left > 0 && !open.isEmpty(); ) {
                wait(left);
                left = (until - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<LiveSession> all() {
        return List.copyOf(open);
    }

    int count() {
        return open.size();
    }
}
