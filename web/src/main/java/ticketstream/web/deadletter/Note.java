package ticketstream.web.deadletter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketstream.web.problem.FieldChecks;

/** Why somebody decided as he did; kept with the decision. */
record Note(@Nullable String note) {
    private static final int LONGEST = 1_000;

    String checked() {
        new FieldChecks().required("note", note, Note::problem).done();
        return Objects.requireNonNull(note).strip();
    }

    private static @Nullable String problem(String note) {
        return note.isBlank() ? "blank" : note.length() > LONGEST ? "too_long" : null;
    }
}
