package ticketstream.application.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/** What this node stored last, durable all of it, so that whoever follows the log need not ask the database for it. */
final class RecentCommits {
    private static final int MOST_BYTES = 4 << 20;

    private final ConcurrentSkipListMap<Long, Commit> byPosition = new ConcurrentSkipListMap<>();
    private int bytes;
    private long additions;

    /** Called by one thread at a time, in the order of positions. */
    void add(long position, Commit commit) {
        byPosition.put(position, commit);
        bytes += commit.size();
        while (bytes > MOST_BYTES) {
            bytes -= byPosition.pollFirstEntry().getValue().size();
        }
    }

    /** Wakes whoever waits for what was added. */
    synchronized void announce() {
        additions++;
        notifyAll();
    }

    /** How often something was announced. */
    synchronized long additions() {
        return additions;
    }

    /** Returns when something was announced since {@code seen} was true of {@link #additions()}, or the time is over. */
    synchronized void await(long seen, long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        while (additions == seen && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
    }

    /** Whether this node stored something at this position or after it. */
    boolean reach(long position) {
        return byPosition.ceilingKey(position) != null;
    }

    /** The commits that follow each other from exactly this position on; empty where this node does not have the first. */
    List<StoredCommit> from(long position, int limit) {
        List<StoredCommit> found = new ArrayList<>();
        long next = position;
        for (var recent : byPosition.tailMap(position).entrySet()) {
            if (recent.getKey() != next || found.size() == limit) {
                break;
            }
            var commit = recent.getValue().stored();
            found.add(commit);
            next = commit.next();
        }
        return found;
    }
}
