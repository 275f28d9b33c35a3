package ticketstream.projections.deadletter;

import java.time.Instant;
import java.util.List;

/**
 * The events of one aggregate that wait until its first one can be applied to a read model, or is skipped.
 *
 * @param projection name of the read model
 * @param sequence the aggregate's id
 * @param since when the first one could not be applied
 * @param triedAt when that was last tried
 * @param failure what happened then, by its class
 * @param detail what the failure says of itself; may contain what people wrote
 * @param events in order
 */
public record ParkedSequence(
        String projection,
        String sequence,
        Instant since,
        Instant triedAt,
        String failure,
        String detail,
        List<Letter> events) {

    /**
     * One event that waits.
     *
     * @param version the aggregate's after it
     */
    public record Letter(long version, ParkedEvent event, Instant at) {}
}
