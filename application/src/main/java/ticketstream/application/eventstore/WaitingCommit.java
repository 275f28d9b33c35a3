package ticketstream.application.eventstore;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** A commit and the thread that waits for its answer. Answered exactly once. */
final class WaitingCommit {
    private final Commit commit;
    private final Thread owner = Thread.currentThread();
    private final long since = System.nanoTime();
    private boolean sent;
    private @Nullable RuntimeException failure;
    private volatile boolean answered;

    WaitingCommit(Commit commit) {
        this.commit = commit;
    }

    Commit commit() {
        return commit;
    }

    boolean answered() {
        return answered;
    }

    void wake() {
        LockSupport.unpark(owner);
    }

    /** From now on a missing answer may mean that the commit is stored. */
    void mayBeStored() {
        sent = true;
    }

    void stored() {
        answer(null);
    }

    void refused(String reason) {
        answer(new EventStoreException("the store refused a commit: " + reason));
    }

    /** Somebody's commit has this aggregate's next sequence: this very one if an earlier attempt only looked lost. */
    void settle(String storedId) {
        answer(commit.id().equals(storedId) ? null : conflict());
    }

    void failed(RuntimeException cause) {
        answer(sent ? new OutcomeUnknown(cause) : cause);
    }

    /** Answers if this commit has waited longer than is sensible in its situation. */
    void giveUp(Duration unsent, Duration unknown, RuntimeException cause) {
        if (System.nanoTime() - since > (sent ? unknown : unsent).toNanos()) {
            answer(sent ? new OutcomeUnknown(cause) : new StoreUnavailable(cause));
        }
    }

    void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    private RuntimeException conflict() {
        return commit.firstSequence() == 0
                ? new AggregateStreamCreationException("there is already an aggregate " + commit.aggregateId())
                : new ConcurrencyException("aggregate " + commit.aggregateId() + " already has an event with sequence "
                        + commit.firstSequence());
    }

    private void answer(@Nullable RuntimeException outcome) {
        if (!answered) {
            failure = outcome;
            answered = true;
            wake();
        }
    }
}
