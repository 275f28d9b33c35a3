package ticketstream.projections.audit;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Person;

/**
 * One event as auditors see it.
 *
 * @param position its place in the whole log
 * @param type its stored name
 * @param actor who caused it; null for who could not come in
 * @param accountId the account it is about; null where it is about none, or nobody knows about which
 * @param address where it came from; null where the event does not say it
 * @param outcome {@code succeeded} or {@code refused}
 * @param data what else the event says
 */
public record AuditEntry(
        long position,
        Instant at,
        String type,
        @Nullable Person actor,
        @Nullable String accountId,
        @Nullable String address,
        String outcome,
        Document data) {}
