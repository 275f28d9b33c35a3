package ticketstream.application.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.bson.RawBsonDocument;

/**
 * Gives commits their positions: a commit is put at p only by a node that durably knows commits covering exactly 0 to
 * p-1, so there is never a gap. A taken position means another node was faster; a taken (aggregate, sequence) means this
 * command lost; a lost answer is looked up. Which unique index complained does not matter, and no message is parsed.
 *
 * <p>Not thread-safe: {@link GroupCommit} lets one thread in at a time.
 */
final class Committer {
    private static final long NOT_READ_YET = -1;

    private final CommitCollection commits;
    private final RecentCommits recent;
    private final Duration unsentPatience;
    private final Duration unknownPatience;
    private long next = NOT_READ_YET;
    private boolean interrupted;

    /** @param recent is given what became durable */
    Committer(CommitCollection commits, RecentCommits recent, Duration unsentPatience, Duration unknownPatience) {
        this.commits = commits;
        this.recent = recent;
        this.unsentPatience = unsentPatience;
        this.unknownPatience = unknownPatience;
    }

    /** Answers every commit of the list and empties it; true if the thread was interrupted meanwhile. */
    boolean commit(List<WaitingCommit> waiting) {
        interrupted = false;
        int failures = 0;
        while (!waiting.isEmpty()) {
            try {
                orient(waiting, failures);
                insert(waiting);
                failures = 0;
            } catch (CorruptCommit e) {
                waiting.forEach(w -> w.failed(e));
            } catch (RuntimeException e) {
                failures++;
                waiting.forEach(w -> w.giveUp(unsentPatience, unknownPatience, e));
            }
            waiting.removeIf(WaitingCommit::answered);
        }
        return interrupted;
    }

    /** Finds out where the log ends: at the start, and after a failure, which may have stored something. */
    private void orient(List<WaitingCommit> waiting, int failures) {
        if (failures > 0) {
            pause(failures);
        }
        if (next == NOT_READ_YET) {
            commits.ensureIndex();
            next = commits.end();
        } else if (failures > 0) {
            catchUp(waiting);
            waiting.removeIf(WaitingCommit::answered);
        }
    }

    private void insert(List<WaitingCommit> waiting) {
        try {
            commits.insert(numbered(waiting));
            stored(waiting, waiting.size());
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null || e.getWriteErrors().isEmpty()) {
                waiting.forEach(WaitingCommit::mayBeStored); // stored perhaps, durable perhaps
                throw e;
            }
            stored(waiting, e.getWriteErrors().getFirst().getIndex());
            resolve(waiting, e);
        } catch (RuntimeException e) {
            if (!Unsent.isCertain(e)) {
                waiting.forEach(WaitingCommit::mayBeStored);
            }
            throw e;
        }
    }

    private List<RawBsonDocument> numbered(List<WaitingCommit> waiting) {
        List<RawBsonDocument> documents = new ArrayList<>(waiting.size());
        long position = next;
        for (WaitingCommit w : waiting) {
            documents.add(w.commit().at(position));
            position += w.commit().events();
        }
        return documents;
    }

    private void stored(List<WaitingCommit> waiting, int count) {
        for (WaitingCommit w : waiting.subList(0, count)) {
            recent.add(next, w.commit());
            next += w.commit().events();
        }
        recent.announce();
        waiting.subList(0, count).forEach(WaitingCommit::stored);
        waiting.subList(0, count).clear();
    }

    private void resolve(List<WaitingCommit> waiting, MongoBulkWriteException cause) {
        BulkWriteError error = cause.getWriteErrors().getFirst();
        WaitingCommit refused = waiting.getFirst();
        if (ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
            refused.refused(error.getMessage());
            return;
        }
        long tried = next;
        catchUp(waiting);
        if (next == tried && !refused.answered()) {
            String winner = commits.commitIdAt(
                    refused.commit().aggregateId(), refused.commit().firstSequence());
            if (winner == null) {
                throw cause; // the winner is stored but not durable yet
            }
            refused.settle(winner);
        }
    }

    /** Takes over what is durably stored from {@code next} on, be it by another node or by an attempt that looked lost. */
    private void catchUp(List<WaitingCommit> waiting) {
        Map<Place, WaitingCommit> byPlace = new HashMap<>();
        waiting.forEach(w -> byPlace.putIfAbsent(
                new Place(w.commit().aggregateId(), w.commit().firstSequence()), w));
        for (CommitCollection.Header found : commits.headersFrom(next)) {
            if (found.position() != next) {
                throw commits.hole(next, found.position());
            }
            next = found.next();
            WaitingCommit w = byPlace.get(new Place(found.aggregateId(), found.firstSequence()));
            if (w != null) {
                w.settle(found.id());
            }
        }
    }

    private void pause(int failures) {
        LockSupport.parkNanos(
                Duration.ofMillis(Math.min(200, 5L << Math.min(failures, 6))).toNanos());
        interrupted |= Thread.interrupted();
    }

    private record Place(String aggregateId, long firstSequence) {}
}
