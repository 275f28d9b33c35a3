package ticketstream.benchmarks.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Clause (c): versions 1..n in the order of the log, a birth first, only legal steps, nothing after the end. */
final class Sequences {
    /** The contract's state machine: from where one may go where. */
    private static final Map<String, Set<String>> STEPS = Map.of(
            "waiting", Set.of("in-progress", "resolved"),
            "in-progress", Set.of("waiting", "resolved"),
            "resolved", Set.of("closed", "in-progress"),
            "closed", Set.of("in-progress"));

    private static final Set<String> CHANGES = Set.of(
            "ticket.status-updated",
            "ticket.details-changed",
            "ticket.assigned",
            "ticket.released",
            "ticket.replied",
            "ticket.noted",
            "ticket.deleted");

    private final String ticket;
    private final List<String> faults = new ArrayList<>();
    private long version;
    private long position = Long.MIN_VALUE;
    private String status = "";
    private boolean deleted;

    private Sequences(String ticket) {
        this.ticket = ticket;
    }

    static Stream<Violation> check(Evidence evidence) {
        return Stream.concat(
                evidence.histories().entrySet().stream().flatMap(entry -> of(entry.getKey(), entry.getValue())),
                sharedPositions(evidence.events()));
    }

    private static Stream<Violation> of(String ticket, List<Event> history) {
        var sequence = new Sequences(ticket);
        history.forEach(sequence::add);
        return sequence.faults.stream().map(fault -> Clause.SEQUENCE.brokenBy("ticket " + ticket + ": " + fault));
    }

    private static Stream<Violation> sharedPositions(List<Event> events) {
        var seen = new HashMap<Long, Event>();
        return events.stream()
                .filter(event -> seen.putIfAbsent(event.position(), event) != null)
                .map(event ->
                        Clause.SEQUENCE.brokenBy("position " + event.position() + " of the log holds both an event of "
                                + "ticket " + event.ticket() + " and one of ticket "
                                + seen.getOrDefault(event.position(), event).ticket()));
    }

    private void add(Event event) {
        require(event.ticket().equals(ticket), "holds an event of another ticket, " + event.ticket(), event);
        require(event.version() == version + 1, "version " + (version + 1) + " should come here", event);
        require(event.position() > position, "comes after position " + position, event);
        require(!deleted, "comes after the ticket was deleted", event);
        version = event.version();
        position = event.position();
        evolve(event);
    }

    private void evolve(Event event) {
        boolean first = status.isEmpty();
        if (first || event.type().equals("ticket.created")) {
            require(first && event.type().equals("ticket.created"), "is no way to begin or to go on", event);
            status = "waiting";
            return;
        }
        require(CHANGES.contains(event.type()), "is of a type this checker does not know", event);
        deleted |= event.type().equals("ticket.deleted");
        if (event.type().equals("ticket.status-updated")) {
            step(event);
        }
    }

    private void step(Event event) {
        String from = event.data().getOrDefault("from", "");
        String to = event.data().getOrDefault("to", "");
        require(from.equals(status), "says it came from '" + from + "', but the ticket was " + status, event);
        require(STEPS.getOrDefault(status, Set.of()).contains(to), "is no legal step: " + status + " -> " + to, event);
        status = to;
    }

    private void require(boolean holds, String fault, Event event) {
        if (!holds) {
            faults.add(event + " " + fault);
        }
    }
}
