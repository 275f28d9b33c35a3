package ticketstream.embedded.database;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns the conditions on the fields of one index into ranges of its keys. */
final class KeyBounds {
    /** What a plan scores at least that does not read everything. */
    static final int FIRST = 10;

    private static final int SORTED_LIMIT = 7;

    private final AccessPath path;
    private final Conditions conditions;
    private final Set<Condition> answered = new HashSet<>();
    private List<byte[]> prefixes = List.of(new byte[0]);
    private @Nullable List<Range> ranges;
    private int fixed;
    private int score;
    private boolean repeats;

    KeyBounds(AccessPath path, Conditions conditions) {
        this.path = path;
        this.conditions = conditions;
    }

    Plan plan(SortOrder order, boolean limited) {
        int fields = path.paths().size();
        while (fixed < fields && fix()) {
            fixed++;
        }
        if (fixed < fields) {
            narrow();
        }
        for (int field = fixed; field < fields; field++) {
            repeats |= path.multikey(field);
        }
        @Nullable Boolean reverse = readInOrder(order);
        if (reverse != null && !order.isNone()) {
            score += limited ? SORTED_LIMIT : 1;
        }
        List<Range> chosen =
                ranges != null ? ranges : prefixes.stream().map(KeyBounds::all).toList();
        return new Plan(
                path,
                chosen,
                fixed == fields,
                repeats,
                reverse != null && reverse,
                reverse != null,
                conditions.without(answered),
                usable(score));
    }

    private static Range all(byte[] prefix) {
        return prefix.length == 0 ? Range.ALL : Range.startingWith(prefix);
    }

    /** A sparse index only knows documents that have one of its fields. */
    private int usable(int points) {
        return path.sparse() && (ranges == null && fixed == 0) ? Integer.MIN_VALUE : points;
    }

    private Optional<Condition> find(Predicate<Condition> wanted) {
        String field = path.paths().get(fixed).text();
        return conditions.simple().stream()
                .filter(condition -> condition.field().equals(field) && wanted.test(condition))
                .findFirst();
    }

    /** Pins the next field to one value, or to one of several if no earlier field was. */
    private boolean fix() {
        Optional<Condition> points = find(condition -> condition.isPoints()
                && !(path.sparse() && condition.matchesNothing())
                && (condition.operator().equals(Condition.EQ) || prefixes.size() == 1));
        points.ifPresent(condition -> {
            Collection<?> values = condition.points();
            prefixes = extend(values);
            repeats |= values.size() > 1 && path.multikey(fixed);
            if (!condition.matchesNothing()) {
                answered.add(condition);
            }
            score += (fixed == 0 ? FIRST : 0) + (values.size() > 1 ? 5 : 6);
        });
        return points.isPresent();
    }

    private List<byte[]> extend(Collection<?> values) {
        TreeSet<byte[]> extended = new TreeSet<>(Arrays::compareUnsigned);
        for (byte[] prefix : prefixes) {
            for (Object value : values) {
                extended.add(new KeyWriter()
                        .raw(prefix)
                        .value(value, path.ascending(fixed))
                        .toBytes());
            }
        }
        return List.copyOf(extended);
    }

    /** Limits the next field from below, above or both; of an array different elements may meet the two, so only one. */
    private void narrow() {
        @Nullable Condition low = find(Condition::isLow).orElse(null);
        @Nullable Condition high = find(Condition::isHigh).orElse(null);
        if (low != null && high != null && (path.multikey(fixed) || !comparable(low, high))) {
            high = null;
        }
        boolean ascending = path.ascending(fixed);
        @Nullable
        Span span = low == null && high == null
                ? find(condition -> condition.operator().equals(Condition.REGEX))
                        .map(regex -> Span.ofPrefix(regex.operand(), ascending))
                        .orElse(null)
                : Span.between(low, high, ascending);
        if (span != null) {
            ranges = prefixes.stream().map(span::after).toList();
            score += (fixed == 0 ? FIRST : 0) + 3;
            answer(low);
            answer(high);
        }
    }

    private static boolean comparable(Condition low, Condition high) {
        return KeyWriter.bracket(low.operand()) == KeyWriter.bracket(high.operand());
    }

    private void answer(@Nullable Condition condition) {
        if (condition != null) {
            answered.add(condition);
        }
    }

    /** Whether the index must be read backwards for this order; null where it has another order. */
    private @Nullable Boolean readInOrder(SortOrder order) {
        if (order.isNone()) {
            return false;
        }
        if (prefixes.size() > 1 || repeats) {
            return null;
        }
        @Nullable Boolean reverse = null;
        int at = fixed;
        for (SortOrder.Field field : order.fields()) {
            if (isFixed(field)) {
                continue;
            }
            boolean here = at < path.paths().size()
                    && path.paths().get(at).text().equals(field.path().text());
            boolean backwards = here && field.ascending() != path.ascending(at);
            if (!here || (reverse != null && reverse != backwards)) {
                return null;
            }
            reverse = backwards;
            at++;
        }
        return reverse != null && reverse;
    }

    /** A field that has one value only needs no sorting, unless it is an array, which has others too. */
    private boolean isFixed(SortOrder.Field field) {
        for (int i = 0; i < fixed; i++) {
            if (path.paths().get(i).text().equals(field.path().text()) && !path.multikey(i)) {
                return true;
            }
        }
        return false;
    }
}
