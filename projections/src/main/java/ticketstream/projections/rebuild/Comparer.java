package ticketstream.projections.rebuild;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.generation.Comparison;
import ticketstream.projections.generation.Comparison.Difference;
import ticketstream.projections.row.Rows;

/**
 * Goes through two generations side by side, in the order of the ids. A row that is at different versions is moving: it is
 * looked at again until it rests, or for {@link #PATIENCE}.
 */
final class Comparer {
    private static final int PAGE = 1_000;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Rows<?> serving;
    private final Rows<?> other;
    private final Contents servingContents = new Contents();
    private final Contents otherContents = new Contents();
    private final List<Difference> differences = new ArrayList<>();
    private long differing;

    /** Both of the same read model. */
    Comparer(Rows<?> serving, Rows<?> other) {
        this.serving = serving;
        this.other = other;
    }

    private record Pair(
            @Nullable Document serving, @Nullable Document other) {
        boolean isMoving() {
            return !Objects.equals(versionOf(serving), versionOf(other));
        }

        private static @Nullable Object versionOf(@Nullable Document row) {
            return row == null ? null : row.get("version");
        }
    }

    /** @param alive called now and then, to say that this goes on */
    Comparison compare(Runnable alive) {
        String behind = "";
        while (true) {
            var left = byId(serving.stored(behind, PAGE));
            var right = byId(other.stored(behind, PAGE));
            if (left.isEmpty() && right.isEmpty()) {
                return new Comparison(
                        true, servingContents.content(), otherContents.content(), differing, List.copyOf(differences));
            }
            behind = lastOfBoth(left, right);
            judge(settled(pairs(upTo(behind, left), upTo(behind, right))));
            alive.run();
        }
    }

    private static NavigableMap<String, Document> upTo(String last, NavigableMap<String, Document> page) {
        return page.headMap(last, true);
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

    private NavigableMap<String, Pair> settled(NavigableMap<String, Pair> pairs) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var moving = moving(pairs);
        while (!moving.isEmpty() && System.nanoTime() < deadline) {
            Interrupted.pause(LOOK_AGAIN);
            pairs.putAll(pairs(byId(serving.stored(moving)), byId(other.stored(moving))));
            moving = moving(pairs);
        }
        return pairs;
    }

    private static List<String> moving(Map<String, Pair> pairs) {
        return pairs.entrySet().stream()
                .filter(pair -> pair.getValue().isMoving())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void judge(NavigableMap<String, Pair> pairs) {
        pairs.forEach((id, pair) -> {
            servingContents.add(pair.serving());
            otherContents.add(pair.other());
            var fields = Canonical.differences(pair.serving(), pair.other());
            if (!fields.isEmpty() && ++differing <= Comparison.NAMED) {
                differences.add(new Difference(id, fields));
            }
        });
    }

    private static NavigableMap<String, Pair> pairs(Map<String, Document> left, Map<String, Document> right) {
        var ids = new TreeSet<>(left.keySet());
        ids.addAll(right.keySet());
        NavigableMap<String, Pair> pairs = new TreeMap<>();
        ids.forEach(id -> pairs.put(id, new Pair(left.get(id), right.get(id))));
        return pairs;
    }

    private static NavigableMap<String, Document> byId(List<Document> rows) {
        return rows.stream()
                .collect(toMap(row -> row.getString("_id"), Function.identity(), (one, same) -> same, TreeMap::new));
    }
}
