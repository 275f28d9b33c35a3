package ticketstream.web.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the fields of one request, so that a form can show all of it at once. */
public final class FieldChecks {
    private final List<FieldProblem> problems = new ArrayList<>();

    /** Demands the field, and that {@code check} finds no problem code for it. */
    public <T> FieldChecks required(String field, @Nullable T value, Function<T, @Nullable String> check) {
        return value == null ? problem(field, "required") : optional(field, value, check);
    }

    /** Demands the field. */
    public FieldChecks required(String field, @Nullable Object value) {
        return value == null ? problem(field, "required") : this;
    }

    /** Checks the field where it is given. */
    public <T> FieldChecks optional(String field, @Nullable T value, Function<T, @Nullable String> check) {
        var problem = value == null ? null : check.apply(value);
        return problem == null ? this : problem(field, problem);
    }

    /** Refuses the request when anything was found. */
    public void done() {
        if (!problems.isEmpty()) {
            throw new RequestRefused(ProblemCode.VALIDATION_FAILED, problems);
        }
    }

    private FieldChecks problem(String field, String code) {
        problems.add(FieldProblem.of(field, code));
        return this;
    }
}
