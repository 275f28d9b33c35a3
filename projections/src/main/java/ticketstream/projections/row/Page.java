package ticketstream.projections.row;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next where the following page begins; null on the last one
 */
public record Page<T, P>(List<T> items, @Nullable P next) {
    /** The most items a page may have. */
    public static final int LARGEST = 100;

    /** Checks a limit a caller asks for. */
    public static int checked(int limit) {
        if (limit < 1 || limit > LARGEST) {
            throw new IllegalArgumentException("a page has 1 to " + LARGEST + " items, not " + limit);
        }
        return limit;
    }

    /** The first {@code limit} of the items found; one item more than that means there is a next page. */
    public static <T, P> Page<T, P> of(List<T> found, int limit, Function<T, P> place) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        var items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, place.apply(items.getLast()));
    }
}
