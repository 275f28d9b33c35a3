package ticketstream.application.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** A commit was sent, its answer got lost and looking for it failed as well: it is stored once or not at all (503). */
public final class OutcomeUnknown extends EventStoreException {
    /** For whoever cannot tell either whether the commit it waited for was stored. */
    public OutcomeUnknown(Throwable cause) {
        super("it is not known whether the commit was stored", cause);
    }
}
