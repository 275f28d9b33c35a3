package ticketstream.projections.audit;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.audit.AuditEvent;
import ticketstream.domain.role.CustomRoleEvent;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.row.Happening;
import ticketstream.projections.row.Page;
import ticketstream.projections.row.ServingRows;

/** Pages through what auditors see, in the order of the log. Who may do so is decided by the caller. */
public final class AuditTrail {
    /** The stored names of everything that is kept here. */
    public static final Set<String> TYPES = Stream.of(AccountEvent.class, CustomRoleEvent.class, AuditEvent.class)
            .flatMap(events -> Stream.of(events.getPermittedSubclasses()))
            .map(AuditView::nameOf)
            .collect(toUnmodifiableSet());

    /** By how much the clocks of nodes may differ: times are in the order of the log but for so much. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final Document NEWEST_FIRST = new Document("_id", -1);

    static final List<Document> INDEXES = List.of(
            new Document("type", 1).append("_id", 1),
            new Document("who", 1).append("_id", 1),
            new Document("who", 1).append("type", 1).append("_id", 1),
            new Document("at", 1));

    private final ServingRows<AuditEntry> rows;

    public AuditTrail(Generations generations) {
        rows = new ServingRows<>(AuditProjector.MODEL, generations);
    }

    /** The newest entries before a position, or of all where it is null; {@code limit} of them (1 to {@link Page#LARGEST}). */
    public Page<AuditEntry, Long> page(AuditQuery query, int limit, @Nullable Long before) {
        List<Document> wanted = new ArrayList<>();
        add(wanted, "type", query.type());
        add(wanted, "who", query.accountId());
        if (before != null) {
            add(wanted, "_id", new Document("$lt", Happening.rowIdOf(before)));
        }
        if (query.from() != null) {
            addFrom(wanted, query.from());
        }
        if (query.to() != null) {
            addTo(wanted, query.to());
        }
        var filter = wanted.isEmpty() ? new Document() : new Document("$and", wanted);
        return Page.of(rows.find(filter, NEWEST_FIRST, Page.checked(limit) + 1), limit, AuditEntry::position);
    }

    /** Everything from then on stands behind whatever is older by more than clocks differ. */
    private void addFrom(List<Document> wanted, Instant from) {
        add(wanted, "at", new Document("$gte", Date.from(from)));
        next(new Document("$lt", Date.from(from.minus(SKEW))), -1)
                .ifPresent(id -> add(wanted, "_id", new Document("$gt", id)));
    }

    private void addTo(List<Document> wanted, Instant to) {
        add(wanted, "at", new Document("$lt", Date.from(to)));
        next(new Document("$gte", Date.from(to.plus(SKEW))), 1)
                .ifPresent(id -> add(wanted, "_id", new Document("$lt", id)));
    }

    private Optional<String> next(Document times, int direction) {
        return rows.find(new Document("at", times), new Document("at", direction), 1).stream()
                .map(entry -> Happening.rowIdOf(entry.position()))
                .findFirst();
    }

    private static void add(List<Document> wanted, String field, @Nullable Object value) {
        if (value != null) {
            wanted.add(new Document(field, value));
        }
    }
}
