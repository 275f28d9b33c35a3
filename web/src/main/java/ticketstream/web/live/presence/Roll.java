package ticketstream.web.live.presence;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who is at which ticket: here, and on the other nodes as they said last. Safe for many threads. */
public final class Roll {
    /** So often a node says again who is there, although nothing changed: what it said before may be lost. */
    static final Duration REPEAT = Duration.ofSeconds(2);

    /** A node that has not said it again for so long is gone; with the next look it is less than 5 seconds. */
    static final Duration FORGET = Duration.ofMillis(4_500);

    /** Tickets in one announcement, which has to fit into a record. */
    static final int MOST_AT_ONCE = 500;

    private record Said(List<Attendee> present, long at) {}

    private final String node;
    private final InstantSource clock;
    /** By ticket. */
    private final Map<String, Said> here = new HashMap<>();
    /** By ticket, then by node. */
    private final Map<String, Map<String, Said>> elsewhere = new HashMap<>();

    /** @param node how this one is called, by itself alone */
    public Roll(String node, InstantSource clock) {
        this.node = node;
        this.clock = clock;
    }

    /** Takes in what a node says; a node hears itself as well. */
    public synchronized void hear(Announcement news) {
        if (!news.node().equals(node)) {
            news.present()
                    .forEach((ticket, present) -> elsewhere
                            .computeIfAbsent(ticket, id -> new HashMap<>())
                            .put(news.node(), new Said(present, clock.millis())));
        }
    }

    /**
     * Takes in everybody who is here now, by ticket; somebody may be there several times.
     *
     * @return what the other nodes are to be told
     */
    public synchronized List<Announcement> here(Map<String, ? extends Collection<Attendee>> now) {
        long time = clock.millis();
        Map<String, List<Attendee>> news = new HashMap<>();
        here.keySet().removeIf(ticket -> {
            boolean left = !now.containsKey(ticket);
            if (left) {
                news.put(ticket, List.of());
            }
            return left;
        });
        now.forEach((ticket, windows) -> {
            List<Attendee> present = eachOnce(windows.stream());
            Said before = here.get(ticket);
            if (before == null || !before.present().equals(present) || time - before.at() >= REPEAT.toMillis()) {
                here.put(ticket, new Said(present, time));
                news.put(ticket, present);
            }
        });
        forget(time);
        return inPieces(news);
    }

    private List<Announcement> inPieces(Map<String, List<Attendee>> news) {
        List<Announcement> pieces = new ArrayList<>();
        Map<String, List<Attendee>> piece = new HashMap<>();
        news.forEach((ticket, present) -> {
            piece.put(ticket, present);
            if (piece.size() == MOST_AT_ONCE) {
                pieces.add(new Announcement(node, piece));
                piece.clear();
            }
        });
        if (!piece.isEmpty()) {
            pieces.add(new Announcement(node, piece));
        }
        return pieces;
    }

    /** Everybody who is at the ticket, each account once, by name. */
    public synchronized List<Attendee> at(String ticketId) {
        Said ours = here.get(ticketId);
        Stream<Attendee> local = ours == null ? Stream.of() : ours.present().stream();
        Stream<Attendee> others =
                elsewhere.getOrDefault(ticketId, Map.of()).values().stream().flatMap(said -> said.present().stream());
        return eachOnce(Stream.concat(local, others));
    }

    private void forget(long time) {
        elsewhere.values().removeIf(nodes -> {
            nodes.values().removeIf(said -> time - said.at() >= FORGET.toMillis());
            return nodes.isEmpty();
        });
    }

    private static List<Attendee> eachOnce(Stream<Attendee> windows) {
        Map<String, Attendee> most = new HashMap<>();
        windows.forEach(one ->
                most.merge(one.id(), one, (some, other) -> some.doing().compareTo(other.doing()) >= 0 ? some : other));
        return most.values().stream()
                .sorted(comparing(Attendee::username).thenComparing(Attendee::id))
                .toList();
    }
}
