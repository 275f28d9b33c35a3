package ticketstream.projections.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null = any.
 *
 * @param type a stored name, one of {@link AuditTrail#TYPES}
 * @param accountId the account it is about, or that caused it
 * @param from the first moment
 * @param to the first moment that is too late
 */
public record AuditQuery(
        @Nullable String type,
        @Nullable String accountId,
        @Nullable Instant from,
        @Nullable Instant to) {}
