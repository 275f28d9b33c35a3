package ticketstream.benchmarks.check;

/** What is to be proved of a run. */
public enum Clause {
    /** Every acknowledged operation is in its ticket's history exactly once. */
    ACKNOWLEDGED('a'),
    /** Nothing refused is in a history, an unknown outcome at most once, and nothing that nobody asked for. */
    NOTHING_ELSE('b'),
    /** Each ticket has a legal sequence of events without a gap. */
    SEQUENCE('c'),
    /** Each list equals a fold of the histories. */
    READ_MODELS('d'),
    /** Each live client's final view equals its permitted list, and it never saw anything else. */
    LIVE_VIEWS('e');

    private final char letter;

    Clause(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }

    Violation brokenBy(String message) {
        return new Violation(this, message);
    }
}
