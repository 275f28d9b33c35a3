package ticketstream.benchmarks.check;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tries every clause on what a run left behind. */
public final class Checker {
    private static final List<Function<Evidence, Stream<Violation>>> CLAUSES =
            List.of(Claims::check, Sequences::check, Views::check);

    private Checker() {}

    /** Everything that is wrong; empty when every promise was kept. */
    public static List<Violation> verify(Evidence evidence) {
        return CLAUSES.stream().flatMap(clause -> clause.apply(evidence)).toList();
    }

    /** The verdict in words: what was checked, how many violations there are, and the first thirty. */
    public static String report(Evidence evidence, List<Violation> violations) {
        var text = new StringBuilder()
                .append(
                        "%d operations (%d ok, %d refused, %d unknown), %d events of %d tickets, %d lists, %d live views: %s"
                                .formatted(
                                        evidence.operations().size(),
                                        count(evidence, Outcome.OK),
                                        count(evidence, Outcome.FAIL),
                                        count(evidence, Outcome.UNKNOWN),
                                        evidence.events().size(),
                                        evidence.histories().size(),
                                        evidence.lists().size(),
                                        evidence.lives().size(),
                                        violations.isEmpty() ? "no violation" : violations.size() + " VIOLATIONS"));
        violations.stream().limit(30).forEach(violation -> text.append("\n  ").append(violation));
        return text.toString();
    }

    private static long count(Evidence evidence, Outcome outcome) {
        return evidence.operations().stream()
                .filter(operation -> operation.outcome() == outcome)
                .count();
    }
}
