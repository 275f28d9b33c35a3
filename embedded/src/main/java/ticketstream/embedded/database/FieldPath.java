package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The dotted name of a field, cut once. */
final class FieldPath {
    private static final Pattern DOT = Pattern.compile("\\.");

    private final String text;
    private final List<String> names;

    FieldPath(String text) {
        this.text = text;
        this.names = List.of(DOT.split(text, -1));
    }

    String text() {
        return text;
    }

    /** Whether a name may also mean a place in an array, which the indexes do not know. */
    boolean mayBePosition() {
        return names.stream().anyMatch(name -> !name.isEmpty() && Character.isDigit(name.charAt(0)));
    }

    /** What is here, each element for an array and null for nothing; answers whether an array was met on the way. */
    boolean collect(Document document, Collection<@Nullable Object> values) {
        return collect(document, 0, values);
    }

    private boolean collect(Document document, int at, Collection<@Nullable Object> values) {
        Object value = document.get(names.get(at));
        if (at == names.size() - 1) {
            return last(value, values);
        }
        if (value instanceof Document inner) {
            return collect(inner, at + 1, values);
        }
        if (value instanceof Collection<?> array && !array.isEmpty()) {
            array.forEach(element -> descend(element, at + 1, values));
            return true;
        }
        values.add(null);
        return value instanceof Collection<?>;
    }

    private void descend(@Nullable Object element, int at, Collection<@Nullable Object> values) {
        if (element instanceof Document inner) {
            collect(inner, at, values);
        } else {
            values.add(null);
        }
    }

    private static boolean last(@Nullable Object value, Collection<@Nullable Object> values) {
        if (!(value instanceof Collection<?> array)) {
            values.add(value);
            return false;
        }
        if (array.isEmpty()) {
            values.add(KeyWriter.EMPTY_ARRAY);
        } else {
            values.addAll(array);
        }
        return true;
    }

    /** Whether the document says anything here, even null. */
    boolean isIn(Document document) {
        return isIn(document, 0);
    }

    private boolean isIn(@Nullable Object node, int at) {
        if (node instanceof Collection<?> array) {
            return array.stream().anyMatch(element -> element instanceof Document && isIn(element, at));
        }
        return node instanceof Document document
                && document.containsKey(names.get(at))
                && (at == names.size() - 1 || isIn(document.get(names.get(at)), at + 1));
    }
}
