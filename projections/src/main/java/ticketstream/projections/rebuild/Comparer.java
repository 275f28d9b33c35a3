package ticketstream.projections.rebuild;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.generation.Comparison;
import ticketstream.projections.row.Rows;

/**
 * Goes through two generations side by side, in the order of the ids. A row that is at different versions is moving: it is
 * looked at again in the end until it rests or patience ends.
 */
final class Comparer {
    private static final int PAGE = 1_000;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** More than ever move at once; further ones are not waited for. */
    private static final int MOST_MOVING = 10_000;

    private final Rows<?> serving;
    private final Rows<?> other;
    private final Duration patience;
    private final Findings findings = new Findings();

    /** @param other rows of the same read model */
    Comparer(Rows<?> serving, Rows<?> other, Duration patience) {
        this.serving = serving;
        this.other = other;
        this.patience = patience;
    }

    /** @param alive called now and then, to say that this goes on */
    Comparison compare(Runnable alive) {
        List<String> moving = new ArrayList<>();
        String behind = "";
        while (true) {
            var left = byId(serving.stored(behind, PAGE));
            var right = byId(other.stored(behind, PAGE));
            if (left.isEmpty() && right.isEmpty()) {
                break;
            }
            behind = lastOfBoth(left, right);
            moving.addAll(judge(left.headMap(behind, true), right.headMap(behind, true), MOST_MOVING - moving.size()));
            alive.run();
        }
        settle(moving);
        return findings.comparison();
    }

    private void settle(List<String> moving) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!moving.isEmpty()) {
            Interrupted.pause(LOOK_AGAIN);
            int mayMove = System.nanoTime() < deadline ? moving.size() : 0;
            moving = judge(byId(serving.stored(moving)), byId(other.stored(moving)), mayMove);
        }
    }

    /** Returns the ids of the rows that move, and judges the others. */
    private List<String> judge(Map<String, Document> left, Map<String, Document> right, int mayMove) {
        List<String> moving = new ArrayList<>();
        Stream.concat(left.keySet().stream(), right.keySet().stream())
                .distinct()
                .forEach(id -> {
                    var row = left.get(id);
                    var same = right.get(id);
                    if (moving.size() < mayMove && !Objects.equals(versionOf(row), versionOf(same))) {
                        moving.add(id);
                    } else {
                        findings.add(id, row, same);
                    }
                });
        return moving;
    }

    private static @Nullable Object versionOf(@Nullable Document row) {
        return row == null ? null : row.get("version");
    }

    /** Up to here both pages are complete. */
    private static String lastOfBoth(NavigableMap<String, Document> left, NavigableMap<String, Document> right) {
        return Stream.of(left, right)
                .filter(page -> page.size() == PAGE)
                .map(NavigableMap::lastKey)
                .min(String::compareTo)
                .orElseGet(() -> Stream.of(left, right)
                        .filter(page -> !page.isEmpty())
                        .map(NavigableMap::lastKey)
                        .max(String::compareTo)
                        .orElseThrow());
    }

    private static NavigableMap<String, Document> byId(List<Document> rows) {
        return rows.stream()
                .collect(toMap(row -> row.getString("_id"), Function.identity(), (one, same) -> same, TreeMap::new));
    }
}
