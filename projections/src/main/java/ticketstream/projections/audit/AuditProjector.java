package ticketstream.projections.audit;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import ticketstream.domain.event.Audited;
import ticketstream.projections.row.Projection;
import ticketstream.projections.row.Projections;
import ticketstream.projections.row.ReadModel;

/** Keeps what auditors see. */
@ProcessingGroup("audit")
public final class AuditProjector {
    /** What is kept for auditors. */
    public static final ReadModel<AuditEntry, Audited> MODEL =
            new ReadModel<>("audit", "audit", new AuditFormat(), new AuditView(), AuditTrail.INDEXES);

    private final Projection<AuditEntry, Audited> projection;

    public AuditProjector(Projections projections) {
        projection = projections.of(MODEL);
    }

    @EventHandler
    void on(Audited event, EventMessage<?> message) {
        projection.collect(message);
    }
}
