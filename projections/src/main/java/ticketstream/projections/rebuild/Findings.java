package ticketstream.projections.rebuild;

import java.util.List;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.generation.Comparison;
import ticketstream.projections.generation.Comparison.Difference;

/** What a comparison has come to so far. Rows may be added in any order. */
final class Findings {
    private final Contents serving = new Contents();
    private final Contents other = new Contents();
    private final TreeMap<String, Difference> first = new TreeMap<>();
    private long differing;

    /** Adds a row as each generation has it, or does not have it. */
    void add(String id, @Nullable Document servingRow, @Nullable Document otherRow) {
        serving.add(servingRow);
        other.add(otherRow);
        var fields = Canonical.differences(servingRow, otherRow);
        if (!fields.isEmpty()) {
            differing++;
            first.put(id, new Difference(id, fields));
            if (first.size() > Comparison.NAMED) {
                first.pollLastEntry();
            }
        }
    }

    Comparison comparison() {
        return new Comparison(true, serving.content(), other.content(), differing, List.copyOf(first.values()));
    }
}
