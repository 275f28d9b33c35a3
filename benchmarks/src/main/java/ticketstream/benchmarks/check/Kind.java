package ticketstream.benchmarks.check;

import java.util.Locale;

/** What a client may ask for in a recorded run. */
public enum Kind {
    /** A new ticket; the argument is its title, which no other operation of the run has. */
    CREATE("ticket.created"),
    /** A step along the state machine; the argument is the new status. */
    STATUS("ticket.status-updated"),
    /** Something written to a ticket; the argument is its text, which no other operation of the run has. */
    REPLY("ticket.replied"),
    /** The end of a ticket; no argument. */
    DELETE("ticket.deleted");

    private final String event;

    Kind(String event) {
        this.event = event;
    }

    /** The stored name of the event that such an operation leaves behind. */
    public String event() {
        return event;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
