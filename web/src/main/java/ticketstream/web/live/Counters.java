package ticketstream.web.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.change.ChangeType;
import ticketstream.projections.row.EnumText;
import ticketstream.web.live.Notice.Counted;
import ticketstream.web.live.count.OpenTicket;
import ticketstream.web.live.count.OpenTicketSource;
import ticketstream.web.live.count.OpenTickets;
import ticketstream.web.live.feed.Frame;
import ticketstream.web.live.feed.FrameListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells clients that asked how many tickets are open in their part of the desk, whenever that is another number. */
final class Counters implements FrameListener {
    private static final Logger LOG = LoggerFactory.getLogger(Counters.class);
    private static final String WHAT = "counters";
    private static final String DELETED = ChangeType.TICKET_DELETED.toString();

    /**
     * What a client was told.
     *
     * @param scopes it followed then
     * @param changes of the tickets then
     */
    private record Told(@Nullable Set<String> scopes, long changes, String text) {}

    private static final Told NOTHING = new Told(null, -1, "");

    private final Map<LiveSession, Told> followers = new ConcurrentHashMap<>();
    private final Audiences audiences;
    private final OpenTicketSource source;
    private final Executor background;
    /** Null while they are loaded; guarded by this. */
    private @Nullable OpenTickets tickets;
    /** What arrived while they are loaded; guarded by this. */
    private List<Frame> meanwhile = new ArrayList<>();

    /** How often loading began; only what the latest one finds counts. */
    private int loads;

    private boolean loading;

    Counters(Audiences audiences, OpenTicketSource source, Executor background) {
        this.audiences = audiences;
        this.source = source;
        this.background = background;
    }

    /** From now on this client is told, at first at once. */
    void follow(LiveSession session) {
        followers.putIfAbsent(session, NOTHING);
        tell(List.of(session));
    }

    /** Tells everybody whose numbers are others now, and forgets who left; called now and then. */
    void check() {
        retry();
        followers.keySet().removeIf(LiveSession::isClosed);
        tell(List.copyOf(followers.keySet()));
    }

    @Override
    public synchronized void arrived(Frame frame) {
        if (!frame.isForItsTicket()) {
            return;
        }
        if (tickets == null) {
            meanwhile.add(frame);
        } else {
            take(tickets, frame);
        }
    }

    @Override
    public synchronized void restarted() {
        tickets = null;
        meanwhile = new ArrayList<>();
        beginLoading();
    }

    /** Loads again after a failure. */
    private synchronized void retry() {
        if (!loading && tickets == null) {
            beginLoading();
        }
    }

    private synchronized void beginLoading() {
        int mine = ++loads;
        loading = true;
        background.execute(() -> load(mine));
    }

    private void load(int mine) {
        OpenTickets loaded = new OpenTickets();
        boolean complete = true;
        try {
            source.each(loaded::put);
        } catch (RuntimeException e) {
            LOG.info("open tickets cannot be counted yet: {}", e.toString());
            complete = false;
        }
        synchronized (this) {
            if (loads != mine) {
                return;
            }
            loading = false;
            if (complete) {
                meanwhile.forEach(frame -> take(loaded, frame));
                meanwhile = new ArrayList<>();
                tickets = loaded;
            }
        }
    }

    private void tell(List<LiveSession> sessions) {
        OpenTickets now = loaded();
        if (now == null) {
            return;
        }
        long changes = now.changes();
        Map<Set<String>, String> texts = new HashMap<>();
        for (LiveSession session : sessions) {
            audiences.whileFollowing(
                    session,
                    scopes -> followers.computeIfPresent(session, (same, told) -> {
                        boolean asBefore = scopes.equals(told.scopes()) && told.changes() == changes;
                        boolean between = scopes.isEmpty() && told.scopes() != null; // rights went, others may come
                        if (asBefore || between) {
                            return told;
                        }
                        String text = texts.computeIfAbsent(
                                scopes, key -> Counted.of(now.of(key)).text());
                        if (!text.equals(told.text())) {
                            session.queueNewest(WHAT, text);
                        }
                        return new Told(scopes, changes, text);
                    }));
            session.flush();
        }
    }

    private synchronized @Nullable OpenTickets loaded() {
        return tickets;
    }

    private static void take(OpenTickets tickets, Frame frame) {
        if (frame.type().equals(DELETED)) {
            tickets.remove(frame.subject());
            return;
        }
        JsonNode ticket = JsonMapper.shared().readTree(frame.text()).path("ticket");
        tickets.put(
                frame.subject(),
                new OpenTicket(
                        ticket.path("createdBy").path("id").asString(),
                        ticket.path("category").asString(),
                        EnumText.read(TicketStatus.class, ticket.path("status").asString()),
                        frame.version()));
    }
}
