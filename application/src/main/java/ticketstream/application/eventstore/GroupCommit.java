package ticketstream.application.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whoever gets the turn commits for everybody who waits. A committer thread of its own would cost each append two
 * wake-ups (40 to 57 µs each on the reference machine, as much as the insert's round trip); here a lone writer has none
 * and, of many, one works while the others need a single wake-up. The price: an interrupt of the leader may cut off the
 * others' insert. That is an unknown outcome like any other and is resolved by the {@link Committer}.
 */
final class GroupCommit {
    private static final int MOST_COMMITS = 500;
    private static final int MOST_BYTES = 8 << 20;

    private final Queue<WaitingCommit> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final Committer committer;

    GroupCommit(Committer committer) {
        this.committer = committer;
    }

    /** Returns when the commit is durable, throws when it is not or may not be. */
    void append(Commit commit) {
        var own = new WaitingCommit(commit);
        queue.add(own);
        boolean interrupted = false;
        while (!own.answered()) {
            interrupted |= Thread.interrupted();
            if (turn.tryLock()) {
                interrupted |= lead(own);
            } else {
                LockSupport.park(this);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        own.throwFailure();
    }

    private boolean lead(WaitingCommit own) {
        try {
            return !own.answered() && commitWaiting();
        } finally {
            turn.unlock();
            WaitingCommit following = queue.peek();
            if (following != null) {
                following.wake();
            }
        }
    }

    private boolean commitWaiting() {
        List<WaitingCommit> waiting = drain();
        try {
            return committer.commit(waiting);
        } finally {
            // only after an Error is anybody left here, and nobody may wait for ever
            waiting.forEach(w -> w.failed(new OutcomeUnknown(new IllegalStateException("the committer failed"))));
        }
    }

    private List<WaitingCommit> drain() {
        List<WaitingCommit> drained = new ArrayList<>();
        int bytes = 0;
        while (drained.size() < MOST_COMMITS && bytes < MOST_BYTES) {
            WaitingCommit head = queue.poll();
            if (head == null) {
                break;
            }
            drained.add(head);
            bytes += head.commit().size();
        }
        return drained;
    }
}
