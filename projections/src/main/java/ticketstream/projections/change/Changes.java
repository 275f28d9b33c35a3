package ticketstream.projections.change;

import java.util.List;

/** Where a read model says what it contains now, so that open screens follow. */
public interface Changes {
    /**
     * Announces, in this order, what the read model already contains. Returns when every change is durable; whatever it
     * throws makes the whole batch of events be projected and announced again, so that no frame is lost.
     */
    void announce(List<Change> changes);
}
