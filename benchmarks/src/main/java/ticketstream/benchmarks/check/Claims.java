package ticketstream.benchmarks.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clauses (a) and (b): operations against events, both ways. */
final class Claims {
    private final Map<Claim, List<Event>> events = new HashMap<>();
    private final List<Event> unclaimable = new ArrayList<>();
    private final Map<Claim, List<Operation>> operations;

    private Claims(Evidence evidence) {
        operations = evidence.operations().stream().collect(Collectors.groupingBy(Claim::of));
        for (Event event : evidence.events()) {
            Claim claim = Claim.of(event);
            (claim == null ? unclaimable : events.computeIfAbsent(claim, c -> new ArrayList<>())).add(event);
        }
    }

    static Stream<Violation> check(Evidence evidence) {
        var claims = new Claims(evidence);
        return Stream.of(
                        evidence.operations().stream()
                                .filter(operation -> operation.outcome() == Outcome.OK)
                                .flatMap(claims::acknowledged),
                        claims.operations.entrySet().stream()
                                .flatMap(entry -> claims.acknowledgedTwice(entry.getValue())),
                        claims.events.entrySet().stream()
                                .flatMap(entry -> claims.explained(entry.getKey(), entry.getValue())),
                        claims.unclaimable.stream().map(Claims::nobodyAsked))
                .flatMap(violations -> violations);
    }

    private Stream<Violation> acknowledged(Operation operation) {
        var found = events.getOrDefault(Claim.of(operation), List.of());
        if (found.isEmpty()) {
            return broken("lost: " + operation + " left no event");
        }
        if (found.size() > 1) {
            return broken("done " + found.size() + " times: " + operation + " left " + found + " in tickets "
                    + found.stream().map(Event::ticket).distinct().toList());
        }
        Event event = found.getFirst();
        if (!event.ticket().equals(operation.ticket()) || !isAnsweredBy(operation, event.version())) {
            return broken("misplaced: " + operation + " was answered with ticket " + operation.ticket() + " version "
                    + operation.version() + ", but " + event + " is in ticket " + event.ticket());
        }
        return Stream.empty();
    }

    /** A reply that was asked for again is answered with the ticket of that moment. */
    private static boolean isAnsweredBy(Operation operation, long version) {
        return operation.kind() == Kind.REPLY ? version <= operation.version() : version == operation.version();
    }

    private Stream<Violation> acknowledgedTwice(List<Operation> same) {
        var acknowledged = same.stream()
                .filter(operation -> operation.outcome() == Outcome.OK)
                .toList();
        return acknowledged.size() < 2
                ? Stream.empty()
                : broken("one event was promised to " + acknowledged.size() + " operations: " + acknowledged);
    }

    private Stream<Violation> explained(Claim claim, List<Event> found) {
        var asked = operations.getOrDefault(claim, List.of());
        if (asked.isEmpty()) {
            return found.stream().map(Claims::nobodyAsked);
        }
        if (asked.stream().allMatch(operation -> operation.outcome() == Outcome.FAIL)) {
            return Stream.of(Clause.NOTHING_ELSE.brokenBy("refused, yet done: " + asked.getFirst() + " left " + found
                    + " in ticket " + found.getFirst().ticket()));
        }
        boolean unknown = asked.stream().noneMatch(operation -> operation.outcome() == Outcome.OK);
        return unknown && found.size() > 1
                ? Stream.of(Clause.NOTHING_ELSE.brokenBy(
                        "done " + found.size() + " times: " + asked.getFirst() + " left " + found))
                : Stream.empty();
    }

    private static Stream<Violation> broken(String message) {
        return Stream.of(Clause.ACKNOWLEDGED.brokenBy(message));
    }

    private static Violation nobodyAsked(Event event) {
        return Clause.NOTHING_ELSE.brokenBy("nobody asked for " + event + " of ticket " + event.ticket());
    }
}
