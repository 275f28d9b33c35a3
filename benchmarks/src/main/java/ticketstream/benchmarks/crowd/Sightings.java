package ticketstream.benchmarks.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import ticketstream.benchmarks.load.Latencies;

/** Which groups of a crowd have to see which change, and which seats saw it, when. Safe for many threads. */
public final class Sightings {
    private static final class Change {
        private final int number;
        private final long intended;
        private final Set<String> groups;
        private final AtomicLong last = new AtomicLong();

        Change(int number, long intended, Set<String> groups) {
            this.number = number;
            this.intended = intended;
            this.groups = groups;
        }
    }

    private final Map<String, Change> byKey = new ConcurrentHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final AtomicLong foreign = new AtomicLong();
    private final AtomicLong doubled = new AtomicLong();
    private final Latencies latencies = new Latencies();

    /** The key of a ticket's change. */
    public static String key(String ticket, String version) {
        return ticket + "@" + version;
    }

    /** Announces a change before it is sent; all seats of these groups must see it. */
    public synchronized void expect(String key, long intended, Set<String> groups) {
        var change = new Change(changes.size(), intended, groups);
        changes.add(change);
        byKey.put(key, change);
    }

    /** A seat got a change. */
    void saw(Seat seat, String key, long now) {
        var change = byKey.get(key);
        if (change == null || !change.groups.contains(seat.group())) {
            foreign.incrementAndGet();
        } else if (!seat.sees(change.number)) {
            doubled.incrementAndGet();
        } else {
            latencies.record(change.intended, now);
            change.last.accumulateAndGet(now, Math::max);
        }
    }

    /** Of every frame, from the intended moment of its change. */
    public Latencies latencies() {
        return latencies;
    }

    /** Of every change, until the last seat had it. */
    public synchronized Latencies untilLast() {
        var last = new Latencies();
        changes.forEach(change -> last.record(change.intended, change.last.get()));
        return last;
    }

    /** How many frames came to seats they were not for, or told of nothing that was asked. */
    public long foreign() {
        return foreign.get();
    }

    /** How many frames came to a seat a second time. */
    public long doubled() {
        return doubled.get();
    }

    /** How many changes some of these seats have not seen, counted for each seat. */
    public synchronized long missing(List<Seat> seats) {
        return seats.stream()
                .mapToLong(seat -> changes.stream()
                        .filter(change -> change.groups.contains(seat.group()) && !seat.hasSeen(change.number))
                        .count())
                .sum();
    }

    /** Waits until nothing is missing, so long at most; returns what still is. */
    public long awaitAll(List<Seat> seats, long millis) {
        long deadline = System.nanoTime() + millis * 1_000_000;
        long missing = missing(seats);
        while (missing > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
            missing = missing(seats);
        }
        return missing;
    }
}
