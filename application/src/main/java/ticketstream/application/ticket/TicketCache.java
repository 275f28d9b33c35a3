package ticketstream.application.ticket;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.ticket.TicketState;

/** The tickets this node used last, as they were then; bounded by the characters of their texts. */
final class TicketCache {
    /** What a ticket weighs besides its texts, in characters. */
    private static final long FRAME = 300;

    private final Map<String, TicketState> states = new LinkedHashMap<>(16, 0.75f, true);
    private final long capacity;
    private long weight;

    /** @param capacity in characters; the least recently used tickets leave when there are more */
    TicketCache(long capacity) {
        this.capacity = capacity;
    }

    synchronized @Nullable TicketState find(String id) {
        return states.get(id);
    }

    /** Keeps the newer of this state and the one that is there; true if that is this one. */
    synchronized boolean put(TicketState state) {
        TicketState known = states.get(state.id());
        if (known != null && known.version() >= state.version()) {
            return false;
        }
        forget(state.id());
        states.put(state.id(), state);
        weight += weightOf(state);
        var eldest = states.values().iterator();
        while (weight > capacity) {
            weight -= weightOf(eldest.next());
            eldest.remove();
        }
        return true;
    }

    synchronized void forget(String id) {
        TicketState known = states.remove(id);
        if (known != null) {
            weight -= weightOf(known);
        }
    }

    private static long weightOf(TicketState state) {
        return FRAME + state.title().length() + state.description().length();
    }
}
