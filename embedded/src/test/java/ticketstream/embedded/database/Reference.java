package ticketstream.embedded.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What MongoDB's manual says a query means, by brute force and without the server's code. */
@SuppressWarnings("JavaUtilDate") // what the driver gives back
final class Reference {
    private static final Object EMPTY = new Object();

    private Reference() {}

    static boolean matches(Document document, Document query) {
        return query.entrySet().stream().allMatch(part -> switch (part.getKey()) {
            case "$and" -> parts(part.getValue()).allMatch(one -> matches(document, one));
            case "$or" -> parts(part.getValue()).anyMatch(one -> matches(document, one));
            case "$nor" -> parts(part.getValue()).noneMatch(one -> matches(document, one));
            default -> matches(at(document, part.getKey()), part.getValue());
        });
    }

    private static java.util.stream.Stream<Document> parts(Object list) {
        return ((List<?>) list).stream().map(Document.class::cast);
    }

    private static boolean matches(List<@Nullable Object> found, @Nullable Object wanted) {
        if (!(wanted instanceof Document operators)) {
            return equalsAny(found, wanted);
        }
        return operators.entrySet().stream().allMatch(operator -> matches(found, operator));
    }

    private static boolean matches(List<@Nullable Object> found, Map.Entry<String, Object> operator) {
        Object operand = operator.getValue();
        return switch (operator.getKey()) {
            case "$eq" -> equalsAny(found, operand);
            case "$ne" -> !equalsAny(found, operand);
            case "$in" -> ((Collection<?>) operand).stream().anyMatch(one -> equalsAny(found, one));
            case "$nin" -> ((Collection<?>) operand).stream().noneMatch(one -> equalsAny(found, one));
            case "$gt" -> compares(found, operand, order -> order > 0);
            case "$gte" -> compares(found, operand, order -> order >= 0);
            case "$lt" -> compares(found, operand, order -> order < 0);
            case "$lte" -> compares(found, operand, order -> order <= 0);
            case "$exists" -> !found.isEmpty() == (boolean) operand;
            case "$regex" ->
                spread(found).stream()
                        .anyMatch(one -> one instanceof String text
                                && Pattern.compile((String) operand)
                                        .matcher(text)
                                        .find());
            default -> throw new IllegalArgumentException(operator.getKey());
        };
    }

    /** The values at a dotted path, one for each element of arrays on the way; none if there is nothing. */
    private static List<@Nullable Object> at(Document document, String path) {
        List<@Nullable Object> nodes = new ArrayList<>(List.of(document));
        for (String name : path.split("\\.", -1)) {
            List<@Nullable Object> next = new ArrayList<>();
            for (Object node : spread(nodes)) {
                if (node instanceof Document inner && inner.containsKey(name)) {
                    next.add(inner.get(name));
                }
            }
            nodes = next;
        }
        return nodes;
    }

    private static List<@Nullable Object> spread(List<@Nullable Object> values) {
        List<@Nullable Object> spread = new ArrayList<>();
        for (Object value : values) {
            spread.add(value);
            if (value instanceof Collection<?> elements) {
                spread.addAll(elements);
            }
        }
        return spread;
    }

    private static boolean equalsAny(List<@Nullable Object> found, @Nullable Object wanted) {
        return wanted == null
                ? found.isEmpty() || spread(found).contains(null)
                : spread(found).stream().anyMatch(one -> kind(one) == kind(wanted) && compare(one, wanted) == 0);
    }

    private static boolean compares(List<@Nullable Object> found, Object operand, IntPredicate order) {
        return spread(found).stream()
                .anyMatch(one -> one != null && kind(one) == kind(operand) && order.test(compare(one, operand)));
    }

    static Comparator<Document> order(Document sort) {
        return sort.entrySet().stream()
                .map(field -> order(field.getKey(), ((Number) field.getValue()).intValue() > 0))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private static Comparator<Document> order(String field, boolean up) {
        Comparator<Document> order = (a, b) -> compare(extreme(at(a, field), up), extreme(at(b, field), up));
        return up ? order : order.reversed();
    }

    /** Of an array the smallest element counts going up, the largest going down. */
    private static @Nullable Object extreme(List<@Nullable Object> found, boolean smallest) {
        @Nullable Object extreme = null;
        boolean first = true;
        for (Object value : found) {
            List<?> elements = value instanceof List<?> list ? list : java.util.Collections.singletonList(value);
            for (Object element : elements.isEmpty() ? List.of(EMPTY) : elements) {
                int order = first ? 0 : compare(element, extreme);
                if (first || (smallest ? order < 0 : order > 0)) {
                    extreme = element;
                }
                first = false;
            }
        }
        return extreme;
    }

    private static int kind(@Nullable Object value) {
        return switch (value) {
            case null -> 1;
            case Number n -> 2;
            case String s -> 3;
            case Document d -> 4;
            case List<?> l -> 5;
            case Boolean b -> 8;
            case Date d -> 9;
            default -> 0;
        };
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        int kinds = Integer.compare(kind(a), kind(b));
        if (kinds != 0 || a == null || b == null) {
            return kinds;
        }
        return switch (a) {
            case Number n -> Double.compare(n.doubleValue(), ((Number) b).doubleValue());
            case String s -> s.compareTo((String) b);
            case Boolean c -> c.compareTo((Boolean) b);
            case Date d -> d.compareTo((Date) b);
            default -> Objects.equals(a, b) ? 0 : 1;
        };
    }
}
