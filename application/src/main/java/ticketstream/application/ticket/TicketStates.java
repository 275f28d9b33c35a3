package ticketstream.application.ticket;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ticketstream.application.eventstore.EventLog;
import ticketstream.application.eventstore.LoggedEvent;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketState;

/**
 * Tickets as their events left them. Memory and snapshots are short cuts into the log: a state is an immutable fold of a
 * ticket's first events, so it can be behind but never wrong. See ADR 0012.
 */
public final class TicketStates {
    /** Folding this many events takes about a millisecond. */
    static final int EVENTS_PER_SNAPSHOT = 100;

    private static final long REMEMBERED_CHARACTERS = 16_000_000;

    private final EventLog log;
    private final TicketSnapshots snapshots;
    private final TicketCache cache = new TicketCache(REMEMBERED_CHARACTERS);

    public TicketStates(EventLog log, TicketSnapshots snapshots) {
        this.log = log;
        this.snapshots = snapshots;
    }

    /** The ticket as the log has it now, deleted ones included; empty if there never was one. */
    public Optional<TicketState> current(String id) {
        TicketState known = cache.find(id);
        TicketState start = known == null ? snapshots.find(id) : known;
        List<LoggedEvent> tail = start == null ? List.of() : log.events(id, start.version());
        if (start == null || !continues(tail, start)) {
            cache.forget(id);
            start = null;
            tail = log.events(id);
        } else {
            tail = tail.subList(1, tail.size());
        }
        return Optional.ofNullable(taken(fold(start, tail), tail.size()));
    }

    /** The ticket as this node last knew it; other nodes may have changed it since. */
    Optional<TicketState> remembered(String id) {
        return Optional.ofNullable(cache.find(id));
    }

    /** Takes over what a commit of this node left. */
    void committed(TicketState state) {
        if (cache.put(state) && state.version() % EVENTS_PER_SNAPSHOT == 0) {
            snapshots.store(state);
        }
    }

    /** Forgets what a commit of this node may have been wrong about. */
    void forget(String id) {
        cache.forget(id);
    }

    /** Whether the log still has the last event of a state; it has not after an older backup was restored. */
    private static boolean continues(List<LoggedEvent> events, TicketState state) {
        return !events.isEmpty()
                && events.getFirst().version() == state.version()
                && events.getFirst().at().equals(state.lastEventAt());
    }

    private @Nullable TicketState taken(@Nullable TicketState state, int folded) {
        if (state != null) {
            cache.put(state);
            if (folded >= EVENTS_PER_SNAPSHOT) {
                snapshots.store(state);
            }
        }
        return state;
    }

    /** Null for events of something else than a ticket. */
    private static @Nullable TicketState fold(@Nullable TicketState start, List<LoggedEvent> events) {
        @Nullable TicketState state = start;
        for (LoggedEvent event : events) {
            if (!(event.payload() instanceof TicketEvent happened)) {
                return null;
            }
            state = TicketState.evolve(state, happened, event.at());
        }
        return state;
    }
}
