package ticketstream.web.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that still stands, as its owner and administrators see it.
 *
 * @param lastUsedAt when it was last renewed, which open pages do every few minutes
 * @param address where that came from
 * @param device browser and system at sign-in; null when unknown
 * @param current whether it is the session that asks
 */
public record OpenSession(
        String id,
        Instant createdAt,
        Instant lastUsedAt,
        @Nullable String address,
        @Nullable String device,
        boolean current) {

    static OpenSession of(RefreshFamily family, String currentId) {
        return new OpenSession(
                family.id(),
                family.createdAt(),
                family.rotatedAt(),
                family.client().address(),
                family.client().device(),
                family.id().equals(currentId));
    }

    /** All sessions of an account, the last used first. */
    public record Listing(List<OpenSession> items) {}
}
