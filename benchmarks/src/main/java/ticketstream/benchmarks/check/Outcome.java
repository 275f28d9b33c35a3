package ticketstream.benchmarks.check;

import java.util.Locale;

/** What a client knows about an operation in the end. */
public enum Outcome {
    /** Acknowledged. */
    OK,
    /** Refused. */
    FAIL,
    /** Perhaps done, perhaps not: no answer, or one that leaves it open. */
    UNKNOWN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
