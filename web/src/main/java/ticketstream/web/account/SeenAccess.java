package ticketstream.web.account;

import java.time.Duration;

/** Which changes of access this node has seen among all changes, and so every node before any later change. */
@FunctionalInterface
public interface SeenAccess {
    /** Waits until the account's access is seen at least at this version; false when that took too long. */
    boolean await(String accountId, long version, Duration atMost);
}
