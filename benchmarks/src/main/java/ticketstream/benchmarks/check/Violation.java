package ticketstream.benchmarks.check;

/** A promise that was broken: which clause, and what was seen. */
public record Violation(Clause clause, String message) {

    @Override
    public String toString() {
        return "(" + clause.letter() + ") " + message;
    }
}
