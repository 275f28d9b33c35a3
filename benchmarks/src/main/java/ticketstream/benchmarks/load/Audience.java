package ticketstream.benchmarks.load;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import ticketstream.benchmarks.client.Frame;

/** Who must see which change at which screen, and what they really saw. Safe for many threads. */
public final class Audience {
    /** One change on its way: who may see it, and the one whose latency counts. */
    private record Change(long intended, Set<String> watchers, String measured, Latencies into, Set<String> seenBy) {}

    private final Map<String, Change> changes = new ConcurrentHashMap<>();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final AtomicLong doubled = new AtomicLong();
    private final AtomicLong foreign = new AtomicLong();

    /** The key of a ticket's birth: its title, because the id is not yet known when the frame may already be there. */
    public static String birth(String title) {
        return "created " + title;
    }

    /** The key of any later change. */
    public static String change(String ticket, long version) {
        return ticket + " at " + version;
    }

    /** Announces a change before it is sent: all watchers must see it, one of them is measured. */
    public void expect(String key, long intended, Set<String> watchers, String measured, Latencies into) {
        changes.put(key, new Change(intended, watchers, measured, into, ConcurrentHashMap.newKeySet()));
    }

    /** Notes that the change was acknowledged; only such can be lost. */
    public void acknowledged(String key) {
        done.add(key);
    }

    /** Takes in a change frame at somebody's screen. */
    public void saw(String watcher, Frame frame) {
        String key = frame.type().equals("ticket-created")
                ? birth(frame.title())
                : change(frame.ticketId(), frame.version());
        var change = changes.get(key);
        if (change == null || !change.watchers().contains(watcher)) {
            foreign.incrementAndGet();
        } else if (!change.seenBy().add(watcher)) {
            doubled.incrementAndGet();
        } else if (change.measured().equals(watcher)) {
            change.into().record(change.intended(), frame.receivedNanos());
        }
    }

    /** How many frames of acknowledged changes are still missing, over all their watchers. */
    public long lost() {
        return done.stream()
                .map(changes::get)
                .filter(change -> change != null)
                .mapToLong(change -> change.watchers().size() - change.seenBy().size())
                .sum();
    }

    /** How many frames came a second time. */
    public long doubled() {
        return doubled.get();
    }

    /** How many frames came to somebody they were not for, or told of nothing that was asked. */
    public long foreign() {
        return foreign.get();
    }

    /** Waits until nothing is lost any more, so long at most. Returns how many still are. */
    public long awaitAll(long millis) {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (lost() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
        return lost();
    }
}
