package ticketstream.projections.directory;

import com.mongodb.client.MongoDatabase;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import ticketstream.domain.account.AccountEvent;
import ticketstream.projections.change.Changes;
import ticketstream.projections.row.Projection;
import ticketstream.projections.row.Rows;

/** Keeps the accounts. */
@ProcessingGroup("directory")
public final class DirectoryProjector {
    private final Projection<DirectoryEntry, AccountEvent> projection;

    public DirectoryProjector(MongoDatabase database, Changes changes) {
        projection = new Projection<>(rows(database), new DirectoryView(), changes);
    }

    static Rows<DirectoryEntry> rows(MongoDatabase database) {
        return new Rows<>(database, "accounts", new DirectoryFormat());
    }

    @EventHandler
    void on(AccountEvent event, EventMessage<?> message) {
        projection.collect(message);
    }
}
