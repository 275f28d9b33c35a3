package ticketstream.web.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ticketstream.application.access.AccessPolicy;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.projections.audit.AuditEntry;
import ticketstream.projections.audit.AuditTrail;
import ticketstream.projections.directory.Directory;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;

/** Pages through what auditors see, for those who may. */
@Component
class AuditPages {
    private final AuditTrail trail;
    private final Directory directory;
    private final AuditParameters parameters;
    private final AccessPolicy policy;

    AuditPages(AuditTrail trail, Directory directory, AuditParameters parameters, AccessPolicy policy) {
        this.trail = trail;
        this.directory = directory;
        this.parameters = parameters;
        this.policy = policy;
    }

    AuditPage page(AuditController.Parameters asked, Actor actor) {
        if (!policy.mayReadAudit(actor)) {
            throw new RequestRefused(ProblemCode.FORBIDDEN);
        }
        var query = parameters.query(asked);
        var found = trail.page(query, parameters.limit(asked), parameters.before(asked, query, actor));
        var names = names(found.items());
        return new AuditPage(
                found.items().stream().map(entry -> answer(entry, names)).toList(),
                parameters.cursor(query, found.next(), actor));
    }

    private Map<String, String> names(List<AuditEntry> entries) {
        var ids = entries.stream()
                .map(AuditEntry::accountId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return ids.isEmpty() ? Map.of() : directory.names(ids);
    }

    private static AuditAnswer answer(AuditEntry entry, Map<String, String> names) {
        var accountId = entry.accountId();
        return new AuditAnswer(
                entry.position(),
                entry.at(),
                entry.type(),
                entry.actor(),
                accountId == null ? null : new Person(accountId, names.getOrDefault(accountId, "")),
                entry.address(),
                entry.outcome(),
                entry.data());
    }

    /** Some entries, and the cursor of those behind them; null when there are none. */
    record AuditPage(List<AuditAnswer> items, @Nullable String next) {}

    /**
     * @param actor who caused it, by the name of that moment; null for who could not come in
     * @param account which it is about, by its present name, empty where the directory has not heard of it yet
     */
    record AuditAnswer(
            long position,
            Instant at,
            String type,
            @Nullable Person actor,
            @Nullable Person account,
            @Nullable String address,
            String outcome,
            Map<String, Object> data) {}
}
