package ticketstream.projections.stage;

import java.util.ArrayList;
import java.util.List;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.Changes;

/** Remembers what was announced and can refuse to. */
public final class RecordedChanges implements Changes {
    private final List<Change> announced = new ArrayList<>();
    private int refusals;

    @Override
    public synchronized void announce(List<Change> changes) {
        if (refusals > 0) {
            refusals--;
            throw new IllegalStateException("announcements are refused");
        }
        announced.addAll(changes);
    }

    public synchronized void refuseOnce() {
        refusals = 1;
    }

    /** What was announced since the last call, in order. */
    public synchronized List<Change> take() {
        var taken = List.copyOf(announced);
        announced.clear();
        return taken;
    }
}
