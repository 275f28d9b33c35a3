package ticketstream.web.problem;

import java.util.List;

/** A request that is answered with a problem. Carries no stack trace, because a refusal is an answer and not a fault. */
public final class RequestRefused extends RuntimeException {
    private final ProblemCode code;
    private final List<FieldProblem> errors;
    private final long retryAfterSeconds;

    /** Refuses the whole request. */
    public RequestRefused(ProblemCode code) {
        this(code, List.of(), 0);
    }

    /** Refuses because of some fields. */
    public RequestRefused(ProblemCode code, List<FieldProblem> errors) {
        this(code, errors, 0);
    }

    private RequestRefused(ProblemCode code, List<FieldProblem> errors, long retryAfterSeconds) {
        super(code.toString(), null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Refuses because a limit is used up for so many seconds. */
    public static RequestRefused tooMany(long retryAfterSeconds) {
        return new RequestRefused(ProblemCode.TOO_MANY_REQUESTS, List.of(), retryAfterSeconds);
    }

    /** Refuses because of one field. */
    public static RequestRefused invalid(String field, String code) {
        return new RequestRefused(ProblemCode.VALIDATION_FAILED, List.of(FieldProblem.of(field, code)));
    }

    /** What clients are told. */
    public ProblemCode code() {
        return code;
    }

    List<FieldProblem> errors() {
        return errors;
    }

    /** How long to wait; 0 when waiting does not help. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
