package ticketstream.projections.row;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The event log itself, ahead of everything that was delivered. Its messages' tokens say their places. */
public interface LoggedEvents {
    /** Events from a position on, at most that many, in order and without a gap; none at the end of the log. */
    List<TrackedEventMessage<?>> from(long position, int atMost);

    /** The events of one aggregate from a version on, in order. */
    List<TrackedEventMessage<?>> of(String aggregateId, long version);

    /** The position after the last event. */
    long end();
}
