package ticketstream.web.problem;

import java.util.List;
import java.util.Map;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers for what the web framework itself refuses; its own words are never repeated. */
final class FrameworkAnswers {
    private static final Map<Integer, ProblemCode> BY_STATUS = Map.ofEntries(
            Map.entry(400, ProblemCode.MALFORMED_REQUEST),
            Map.entry(404, ProblemCode.NOT_FOUND),
            Map.entry(405, ProblemCode.METHOD_NOT_ALLOWED),
            Map.entry(406, ProblemCode.NOT_ACCEPTABLE),
            Map.entry(408, ProblemCode.REQUEST_TIMEOUT),
            Map.entry(413, ProblemCode.TOO_LARGE),
            Map.entry(414, ProblemCode.HEADERS_TOO_LARGE),
            Map.entry(415, ProblemCode.UNSUPPORTED_MEDIA_TYPE),
            Map.entry(431, ProblemCode.HEADERS_TOO_LARGE),
            Map.entry(501, ProblemCode.MALFORMED_REQUEST),
            Map.entry(503, ProblemCode.OVERLOADED),
            Map.entry(505, ProblemCode.MALFORMED_REQUEST));

    private FrameworkAnswers() {}

    static ProblemAnswer to(ErrorResponse known, Throwable thrown) {
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return field(missing.getParameterName(), "required");
        }
        var code = BY_STATUS.get(known.getStatusCode().value());
        if (code == null) {
            return Answers.internal(thrown);
        }
        var allow = known.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null ? ProblemAnswer.of(code) : ProblemAnswer.of(code).with(HttpHeaders.ALLOW, allow);
    }

    static ProblemAnswer toOther(Throwable thrown) {
        return switch (thrown) {
            case MethodArgumentTypeMismatchException mismatch -> field(mismatch.getName(), "malformed");
            case TypeMismatchException mismatch -> ProblemAnswer.of(ProblemCode.MALFORMED_REQUEST);
            case RequestRejectedException rejected -> ProblemAnswer.of(ProblemCode.MALFORMED_REQUEST);
            case BadRequestException notHttp -> ProblemAnswer.of(ProblemCode.MALFORMED_REQUEST);
            case BodyRefused refused -> ProblemAnswer.of(refused.code());
            default -> Answers.internal(thrown);
        };
    }

    /** The answer to a status that came without an exception, for example from the container. */
    static ProblemAnswer toStatus(@Nullable Object status) {
        if (!(status instanceof Integer value)) {
            return ProblemAnswer.of(ProblemCode.NOT_FOUND);
        }
        var code = value >= 400 && value < 500 ? ProblemCode.MALFORMED_REQUEST : ProblemCode.INTERNAL;
        return ProblemAnswer.of(BY_STATUS.getOrDefault(value, code));
    }

    private static ProblemAnswer field(String name, String code) {
        return ProblemAnswer.of(ProblemCode.VALIDATION_FAILED, null, List.of(FieldProblem.of(name, code)));
    }
}
