package ticketstream.projections.directory;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import ticketstream.domain.account.AccountEvent;
import ticketstream.projections.row.Projection;
import ticketstream.projections.row.Projections;
import ticketstream.projections.row.ReadModel;

/** Keeps the accounts. */
@ProcessingGroup("directory")
public final class DirectoryProjector {
    /** What is kept of accounts. */
    public static final ReadModel<DirectoryEntry, AccountEvent> MODEL =
            new ReadModel<>("directory", "accounts", new DirectoryFormat(), new DirectoryView(), Directory.INDEXES);

    private final Projection<DirectoryEntry, AccountEvent> projection;

    public DirectoryProjector(Projections projections) {
        projection = projections.of(MODEL);
    }

    @EventHandler
    void on(AccountEvent event, EventMessage<?> message) {
        projection.collect(message);
    }
}
