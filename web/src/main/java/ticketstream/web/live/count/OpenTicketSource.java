package ticketstream.web.live.count;

import java.util.function.BiConsumer;

/** All open tickets as they are now, or were a moment ago; what changed since is a change that is announced. */
@FunctionalInterface
public interface OpenTicketSource {
    /** Hands over every open ticket with its id; throws when they cannot be read now. */
    void each(BiConsumer<String, OpenTicket> taker);
}
