package ticketstream.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** A problem with the headers that belong to it, for controllers, filters and the container alike. */
public record ProblemAnswer(Problem problem, Map<String, String> headers) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SECONDS = 2;

    /** The answer to a code that has nothing more to say. */
    public static ProblemAnswer of(ProblemCode code) {
        return of(code, null, List.of());
    }

    /** The answer to whatever was thrown before anything was done; faults of ours are logged on the way. */
    public static ProblemAnswer undone(Throwable thrown) {
        return Answers.undone(thrown);
    }

    /** The answer to a bare status. */
    public static ProblemAnswer ofStatus(int status) {
        return FrameworkAnswers.toStatus(status);
    }

    static ProblemAnswer of(ProblemCode code, @Nullable Long currentVersion, List<FieldProblem> errors) {
        return new ProblemAnswer(Problem.of(code, currentVersion, errors), headersOf(code));
    }

    ProblemAnswer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ProblemAnswer(problem, more);
    }

    /** Writes it from outside the controllers. */
    public void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        headers.forEach(response::setHeader);
        response.setContentType(Problem.MEDIA_TYPE);
        var body = JSON.writeValueAsBytes(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    ResponseEntity<Problem> entity() {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.forEach(answer::header);
        return answer.body(problem);
    }

    private static Map<String, String> headersOf(ProblemCode code) {
        return switch (code.status()) {
            case 401 -> Map.of("WWW-Authenticate", "Bearer");
            case 503 -> Map.of("Retry-After", String.valueOf(SECONDS));
            default -> Map.of();
        };
    }
}
