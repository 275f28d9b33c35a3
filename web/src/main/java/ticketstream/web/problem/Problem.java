package ticketstream.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import ticketstream.web.trace.TraceId;

/** The body of every refusal and fault, RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String code,
        String traceId,
        @Nullable Long currentVersion,
        List<FieldProblem> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemCode code, @Nullable Long currentVersion, List<FieldProblem> errors) {
        var status = HttpStatus.valueOf(code.status());
        return new Problem(
                URI.create("urn:ticketstream:problem:" + code),
                status.getReasonPhrase(),
                status.value(),
                code.detail(),
                code.toString(),
                TraceId.current(),
                currentVersion,
                errors.isEmpty() && status == HttpStatus.BAD_REQUEST ? List.of(wholeRequest(code)) : errors);
    }

    private static FieldProblem wholeRequest(ProblemCode code) {
        return switch (code) {
            case DEPARTMENT_REQUIRED -> FieldProblem.of("department", "required");
            case DEPARTMENT_NOT_ALLOWED -> FieldProblem.of("department", "not_allowed");
            case ADMINISTERING_NOT_ALLOWED, DESK_REQUIRED -> FieldProblem.of("permissions", "not_allowed");
            case INVALID_TOKEN -> FieldProblem.of("token", "malformed");
            case MALFORMED_JSON -> FieldProblem.of("body", "malformed");
            default -> FieldProblem.of("request", "malformed");
        };
    }
}
