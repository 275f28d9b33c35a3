package ticketstream.benchmarks.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A faultless little run, open to planted faults: one ticket of Ada's, taken by Sam of sales, and one that was deleted. */
final class Run {
    static final Viewer ADA = new Viewer("ada", "a", "user", null);
    static final Viewer BOB = new Viewer("bob", "b", "user", null);
    static final Viewer SAM = new Viewer("sam", "s", "agent", "sales");
    static final Viewer ROOT = new Viewer("root", "r", "admin", null);

    final List<Operation> operations = new ArrayList<>(List.of(
            operation(1, "a", Kind.CREATE, "t1", "printer", 0, Outcome.OK),
            operation(2, "s", Kind.STATUS, "t1", "in-progress", 1, Outcome.OK),
            operation(3, "a", Kind.CREATE, "t2", "mistake", 0, Outcome.OK),
            operation(4, "r", Kind.DELETE, "t2", "", 1, Outcome.OK),
            operation(5, "s", Kind.STATUS, "t1", "closed", 2, Outcome.FAIL),
            operation(6, "s", Kind.STATUS, "t1", "resolved", 2, Outcome.UNKNOWN)));

    final Map<String, List<Event>> histories = new LinkedHashMap<>(Map.of(
            "t1",
            List.of(created("t1", 1, "printer"), status(2, 2, "waiting", "in-progress")),
            "t2",
            List.of(created("t2", 3, "mistake"), event("t2", 4, 2, "ticket.deleted", "r", Map.of()))));

    final Map<Viewer, List<Row>> lists = new LinkedHashMap<>();
    final Map<Viewer, List<Row>> lives = new LinkedHashMap<>();
    final Map<Viewer, List<Shown>> frames = new LinkedHashMap<>();

    Run() {
        for (Viewer viewer : List.of(ADA, BOB, SAM, ROOT)) {
            List<Row> rows = viewer.equals(BOB) ? List.of() : List.of(row());
            lists.put(viewer, rows);
            lives.put(viewer, rows);
            frames.put(viewer, viewer.equals(BOB) ? List.of() : List.of(new Shown("status-updated", "t1", 2, row())));
        }
    }

    List<String> violations() {
        return Checker.verify(evidence()).stream().map(Violation::toString).toList();
    }

    Evidence evidence() {
        return new Evidence(
                operations,
                histories,
                lists.entrySet().stream()
                        .map(list -> new ListView(list.getKey(), list.getValue()))
                        .toList(),
                lives.entrySet().stream()
                        .map(live -> new LiveView(
                                live.getKey(), live.getValue(), frames.getOrDefault(live.getKey(), List.of())))
                        .collect(Collectors.toList()));
    }

    static Operation operation(
            long id, String actor, Kind kind, String ticket, String argument, long base, Outcome outcome) {
        return new Operation(
                id, actor, actor, kind, ticket, argument, base, outcome, outcome == Outcome.OK ? base + 1 : 0, "");
    }

    static Event created(String ticket, long position, String title) {
        return event(
                ticket,
                position,
                1,
                "ticket.created",
                "a",
                Map.of("title", title, "description", "It is on fire", "category", "sales", "createdBy", "a"));
    }

    static Event status(long position, long version, String from, String to) {
        return event("t1", position, version, "ticket.status-updated", "s", Map.of("from", from, "to", to));
    }

    static Event event(
            String ticket, long position, long version, String type, String actor, Map<String, String> data) {
        return new Event(ticket, position, version, type, Instant.ofEpochSecond(position), actor, data);
    }

    static Row row() {
        return row("t1", "a", "in-progress", 2);
    }

    static Row row(String id, String owner, String status, long version) {
        return new Row(
                id,
                "printer",
                "It is on fire",
                "sales",
                status,
                "normal",
                owner,
                null,
                Instant.ofEpochSecond(1),
                Instant.ofEpochSecond(version),
                version);
    }
}
