package ticketstream.projections.audit;

import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.AccountEvent.AccountRefreshReuseDetected;
import ticketstream.domain.audit.AuditEvent;
import ticketstream.domain.audit.AuditEvent.SignInRefused;
import ticketstream.domain.event.Audited;
import ticketstream.domain.event.Stored;
import ticketstream.projections.change.Change;
import ticketstream.projections.row.Happening;
import ticketstream.projections.row.View;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every event of accounts and every record for auditors, each a row of its own, announced to nobody. */
final class AuditView implements View<AuditEntry, Audited> {
    private static final TypeReference<Document> DATA = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What the entry says elsewhere, and an address of mail, which nobody needs here. */
    private static final Set<String> LEFT_OUT = Set.of("accountId", "address", "email");

    @Override
    public Class<Audited> events() {
        return Audited.class;
    }

    @Override
    public Happening<Audited> placed(Happening<Audited> happening) {
        return happening.alone();
    }

    @Override
    public AuditEntry evolve(@Nullable AuditEntry before, Happening<Audited> happening) {
        var event = happening.event();
        return new AuditEntry(
                happening.position(),
                happening.at(),
                nameOf(event.getClass()),
                event instanceof SignInRefused ? null : happening.actor(),
                event.accountId(),
                event instanceof AuditEvent recorded ? recorded.address() : null,
                isRefusal(event) ? "refused" : "succeeded",
                data(event));
    }

    @Override
    public List<Change> changes(Happening<Audited> happening, AuditEntry row) {
        return List.of();
    }

    static String nameOf(Class<?> event) {
        return event.getAnnotation(Stored.class).value();
    }

    private static boolean isRefusal(Audited event) {
        return event instanceof SignInRefused || event instanceof AccountRefreshReuseDetected;
    }

    private static Document data(Audited event) {
        var data = JSON.convertValue(event, DATA);
        data.keySet().removeAll(LEFT_OUT);
        return data;
    }
}
