package ticketstream.web.live.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who follows changes, with the rights of this moment.
 *
 * @param scopes what frames are for this account
 * @param lastTurn when rights last came or went by themselves; null if they never did
 */
public record Follower(
        String accountId, Set<String> scopes, @Nullable Instant lastTurn) {
    /** So much later may a node have noticed, and another node's clock be. */
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(2);

    /** Whether rights may have come or gone by themselves since then, in milliseconds since 1970. */
    boolean mayHaveTurnedSince(long timestamp) {
        return lastTurn != null && lastTurn.plus(NOTICED_WITHIN).toEpochMilli() > timestamp;
    }
}
