package ticketstream.web.problem;

import java.io.IOException;

/** A body that is not read to its end. */
final class BodyRefused extends IOException {
    private final ProblemCode code;

    BodyRefused(ProblemCode code) {
        super(code.toString());
        this.code = code;
    }

    ProblemCode code() {
        return code;
    }
}
