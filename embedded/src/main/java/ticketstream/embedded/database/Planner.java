package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses the index for a query: equal fields first, then order where a limit makes it pay, then a range. */
final class Planner {
    private final Conditions conditions;
    private final SortOrder order;
    private final boolean limited;

    Planner(Conditions conditions, SortOrder order, boolean limited) {
        this.conditions = conditions;
        this.order = order;
        this.limited = limited;
    }

    /** One plan, or several whose documents are joined; the first path is the one that reads everything if need be. */
    static List<Plan> plan(Document query, SortOrder order, boolean limited, List<? extends AccessPath> paths) {
        Conditions conditions = Conditions.of(query);
        Plan best = new Planner(conditions, order, limited).best(paths);
        if (best.score() >= KeyBounds.FIRST) {
            return List.of(best);
        }
        List<Plan> joined = new ArrayList<>();
        for (Document alternative : conditions.alternatives()) {
            Plan part = new Planner(Conditions.of(alternative), SortOrder.NONE, false).best(paths);
            if (part.score() < KeyBounds.FIRST) {
                return List.of(best);
            }
            joined.add(part);
        }
        return joined.isEmpty() ? List.of(best) : joined;
    }

    private Plan best(List<? extends AccessPath> paths) {
        return paths.stream()
                .filter(path -> path.paths().stream().noneMatch(FieldPath::mayBePosition))
                .map(path -> new KeyBounds(path, conditions).plan(order, limited))
                .max(Comparator.comparingInt(Plan::score))
                .orElseThrow();
    }
}
