package ticketstream.web.ticket;

import java.time.Duration;

/** Which changes this node has seen, and so which rows its reads contain. */
public interface SeenChanges {
    /** Waits until the scope's read model has the ticket at least at this version; false when that took too long. */
    boolean await(String scope, String ticketId, long version, Duration atMost);
}
