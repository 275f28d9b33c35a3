package ticketstream.application.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The store could not be reached, and nothing was sent to it: the command had no effect and may be sent again (503). */
public final class StoreUnavailable extends EventStoreException {
    StoreUnavailable(Throwable cause) {
        super("the event store cannot be reached", cause);
    }
}
