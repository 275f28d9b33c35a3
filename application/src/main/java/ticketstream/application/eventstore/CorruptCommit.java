package ticketstream.application.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** What is stored at a position is not what was written there. Nothing is served from such a place, or past it. */
public final class CorruptCommit extends EventStoreException {
    private final long position;

    CorruptCommit(long position, String finding) {
        super("event log damaged at position " + position + ": " + finding);
        this.position = position;
    }

    /** The first position that cannot be trusted. */
    public long position() {
        return position;
    }
}
