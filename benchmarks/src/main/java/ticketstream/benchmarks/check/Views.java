package ticketstream.benchmarks.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Clauses (d) and (e): what was shown against what the histories say must be shown. */
final class Views {
    private final Evidence evidence;
    private final List<Row> tickets;

    private Views(Evidence evidence) {
        this.evidence = evidence;
        this.tickets = evidence.histories().values().stream()
                .map(Fold::of)
                .flatMap(Optional::stream)
                .toList();
    }

    static Stream<Violation> check(Evidence evidence) {
        var views = new Views(evidence);
        var lists = evidence.lists().stream()
                .flatMap(list -> views.compare(Clause.READ_MODELS, "the list of ", list.viewer(), list.rows()));
        var lives = evidence.lives().stream()
                .flatMap(live -> Stream.concat(
                        views.compare(Clause.LIVE_VIEWS, "the live view of ", live.viewer(), live.rows()),
                        views.frames(live)));
        return Stream.concat(lists, lives);
    }

    private Stream<Violation> compare(Clause clause, String what, Viewer viewer, List<Row> rows) {
        Map<String, Row> expected =
                tickets.stream().filter(viewer::sees).collect(Collectors.toMap(Row::id, Function.identity()));
        var seen = new HashSet<String>();
        var faults = new ArrayList<String>();
        for (Row row : rows) {
            faults.addAll(
                    seen.add(row.id())
                            ? faults(row, expected.get(row.id()))
                            : List.of("shows ticket " + row.id() + " twice"));
        }
        expected.values().stream()
                .filter(row -> !seen.contains(row.id()))
                .forEach(row -> faults.add("lacks ticket " + row));
        return faults.stream().map(fault -> clause.brokenBy(what + viewer.name() + " " + fault));
    }

    private static List<String> faults(Row row, @Nullable Row expected) {
        if (expected == null) {
            return List.of("shows a ticket that is not for this viewer or no longer there: " + row);
        }
        var differences = row.differencesFrom(expected);
        return differences.isEmpty()
                ? List.of()
                : List.of("shows ticket " + row.id() + " wrongly: " + String.join(", ", differences));
    }

    private Stream<Violation> frames(LiveView live) {
        return live.frames().stream()
                .flatMap(frame -> frame(live.viewer(), frame))
                .map(fault -> Clause.LIVE_VIEWS.brokenBy(live.viewer().name() + " got " + fault));
    }

    private Stream<String> frame(Viewer viewer, Shown frame) {
        String name = frame.type() + " of ticket " + frame.ticket() + " version " + frame.version();
        var history = evidence.history(frame.ticket());
        Row row = frame.row();
        if (row == null) {
            boolean everSeen = history.stream()
                    .flatMap(event -> Fold.at(history, event.version()).stream())
                    .anyMatch(viewer::sees);
            return everSeen ? Stream.empty() : Stream.of("a foreign frame: " + name);
        }
        var then = Fold.at(history, frame.version());
        if (then.isEmpty() || !viewer.sees(then.get())) {
            return Stream.of("a foreign frame: " + name);
        }
        return faults(row, then.get()).stream().map(fault -> "a frame " + name + " that " + fault);
    }
}
