package ticketstream.web.trace;

import java.util.Locale;

/** What a change comes through on its way from a request to the screens, in this order. */
public enum Hop {
    /** Durable in the event log. */
    APPENDED,
    /** Acknowledged by Kafka. */
    PUBLISHED,
    /** Read from Kafka by a read model. */
    CONSUMED,
    /** Written to a read model, and its change acknowledged by Kafka. */
    PROJECTED,
    /** Handed to the sessions that may see it. */
    FRAMED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
