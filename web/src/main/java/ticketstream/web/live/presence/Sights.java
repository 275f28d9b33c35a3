package ticketstream.web.live.presence;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketstream.application.access.AccessPolicy;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketState;
import ticketstream.web.live.feed.Frame;
import ticketstream.web.live.feed.FrameListener;

/**
 * From which scopes the tickets are seen that somebody is at: read from the log, and again with each change. Follows the
 * feed before those who hand on what it says, so that nothing of a ticket is told behind the news that it is gone.
 */
public final class Sights implements FrameListener {
    private static final Logger LOG = LoggerFactory.getLogger(Sights.class);

    private static final class Sight {
        /** Null while it is not known. */
        private @Nullable Set<String> scopes;

        private long version;
        private boolean looking;
        /** How often it came into doubt; only what was read after the last time counts. */
        private int doubts;
    }

    private final Map<String, Sight> sights = new HashMap<>();
    private final AccessPolicy policy = new AccessPolicy();
    private final TicketLookup tickets;
    private final Executor background;

    public Sights(TicketLookup tickets, Executor background) {
        this.tickets = tickets;
        this.background = background;
    }

    /** Somebody comes to a ticket: where it is seen from is read anew. Returns at once. */
    public synchronized void look(String ticketId) {
        doubt(ticketId, sights.computeIfAbsent(ticketId, id -> new Sight()));
    }

    /** Forgets all other tickets, and tries again to read about these where that failed; called every moment. */
    public synchronized void keep(Set<String> ticketIds) {
        sights.keySet().retainAll(ticketIds);
        for (String ticketId : ticketIds) {
            Sight sight = sights.computeIfAbsent(ticketId, id -> new Sight());
            if (sight.scopes == null) {
                begin(ticketId, sight);
            }
        }
    }

    /** Does something with the scopes a ticket is seen from, none if it is not there, while that stays so; if it is known. */
    public synchronized void whileKnown(String ticketId, Consumer<Set<String>> work) {
        Sight sight = sights.get(ticketId);
        Set<String> scopes = sight == null ? null : sight.scopes;
        if (scopes != null) {
            work.accept(scopes);
        }
    }

    @Override
    public synchronized void arrived(Frame frame) {
        Sight sight = sights.get(frame.subject());
        if (sight != null && frame.version() > sight.version) {
            doubt(frame.subject(), sight);
        }
    }

    @Override
    public synchronized void restarted() {
        sights.forEach(this::doubt);
    }

    private void doubt(String ticketId, Sight sight) {
        sight.scopes = null;
        sight.doubts++;
        begin(ticketId, sight);
    }

    private void begin(String ticketId, Sight sight) {
        if (!sight.looking) {
            sight.looking = true;
            int doubts = sight.doubts;
            background.execute(() -> read(ticketId, sight, doubts));
        }
    }

    private void read(String ticketId, Sight sight, int doubts) {
        TicketState ticket;
        try {
            ticket = tickets.find(ticketId).orElse(null);
        } catch (RuntimeException e) {
            LOG.info("who may know of somebody at a ticket cannot be told yet: {}", e.toString());
            synchronized (this) {
                sight.looking = false;
            }
            return;
        }
        take(ticketId, sight, doubts, ticket);
    }

    private synchronized void take(String ticketId, Sight sight, int doubts, @Nullable TicketState ticket) {
        sight.looking = false;
        if (sight.doubts != doubts) {
            begin(ticketId, sight);
            return;
        }
        sight.version = ticket == null ? 0 : ticket.version();
        sight.scopes = ticket == null
                ? Set.of()
                : policy.seenFrom(ticket.facts()).stream().map(Scope::key).collect(toSet());
    }
}
