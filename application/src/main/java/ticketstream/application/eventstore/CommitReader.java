package ticketstream.application.eventstore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;

/** Reads events back, by position or by aggregate. Never gives out anything past a hole or a damaged commit. */
final class CommitReader {
    private static final int REMEMBERED_BOUNDARIES = 256;

    private final CommitCollection commits;

    /** Positions known to begin a commit, so that an idle poll of the log is one query and not two. */
    private final Set<Long> boundaries = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > REMEMBERED_BOUNDARIES;
        }
    }));

    CommitReader(CommitCollection commits) {
        this.commits = commits;
    }

    /** Events from a position on, of at most {@code limit} commits and one more. */
    List<TrackedDomainEventData<String>> from(long position, int limit) {
        List<TrackedDomainEventData<String>> events = new ArrayList<>();
        List<StoredCommit> found = commitsCovering(position, limit);
        long next =
                found.isEmpty() ? position : Math.min(position, found.getFirst().position());
        for (StoredCommit commit : found) {
            if (commit.position() != next) {
                if (events.isEmpty()) {
                    throw commits.hole(next, commit.position());
                }
                break; // first what is sound; the next call finds the hole
            }
            next = commit.next();
            boundaries.add(next);
            addFrom(position, commit, events);
        }
        return events;
    }

    /** The aggregate's events from a sequence number on, with their positions. */
    List<TrackedDomainEventData<String>> ofAggregate(String aggregateId, long firstSequence) {
        List<StoredCommit> found = commits.ofAggregate(aggregateId, firstSequence);
        if (firstSequence > 0 && (found.isEmpty() || sequence(found.getFirst()) != firstSequence)) {
            found.addAll(0, commits.ofAggregateBefore(aggregateId, firstSequence));
        }
        var events = events(0, found);
        events.removeIf(event -> event.getSequenceNumber() < firstSequence);
        return events;
    }

    /** What commits hold, from a position on. */
    static List<TrackedDomainEventData<String>> events(long position, List<StoredCommit> commits) {
        List<TrackedDomainEventData<String>> events = new ArrayList<>(commits.size());
        commits.forEach(commit -> addFrom(position, commit, events));
        return events;
    }

    private List<StoredCommit> commitsCovering(long position, int limit) {
        List<StoredCommit> found = commits.from(position, limit);
        boolean inside = position > 0
                && !boundaries.contains(position)
                && (found.isEmpty() || found.getFirst().position() != position);
        if (inside) {
            found.addAll(0, commits.before(position));
        }
        return found;
    }

    private static void addFrom(long position, StoredCommit commit, List<TrackedDomainEventData<String>> events) {
        long at = commit.position();
        for (StoredEvent event : commit.events()) {
            if (at >= position) {
                events.add(new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(at), event));
            }
            at++;
        }
    }

    private static long sequence(StoredCommit commit) {
        return commit.events().getFirst().sequence();
    }
}
