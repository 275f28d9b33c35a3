package ticketstream.web.fuzz;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ticketstream.web.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says what is wrong with an answer, whatever the question was. */
record Judge(ApiDocument document, ApiDocument.Operation operation, HttpResponse<String> answer) {
    private static final Pattern INSIDE =
            Pattern.compile("\\bat [a-z]+(\\.\\w+)+\\(|[a-z]\\w*\\.[A-Z]\\w*Exception|\\.java:");
    private static final Set<String> CODES =
            Arrays.stream(ProblemCode.values()).map(ProblemCode::toString).collect(Collectors.toSet());

    /** What the container answers before it knows which operation is meant: a path it does not take, or another one. */
    private static final Set<Integer> BEFORE = Set.of(400, 404, 405, 431);

    Set<String> violations() {
        Set<String> violations = new TreeSet<>();
        int status = answer.statusCode();
        if (status >= 500) {
            violations.add("a server's failure: " + beginning());
        }
        if (INSIDE.matcher(answer.body()).find()) {
            violations.add("tells of the inside: " + beginning());
        }
        if (!operation.answers().has(String.valueOf(status)) && !BEFORE.contains(status)) {
            violations.add("not documented: " + beginning());
        }
        if (status >= 400) {
            problem(violations);
        } else {
            success(violations);
        }
        return violations;
    }

    private void problem(Set<String> violations) {
        if (!type().equals("application/problem+json")) {
            violations.add("a refusal of the type " + type() + ": " + beginning());
            return;
        }
        JsonNode body = json(violations);
        if (!CODES.contains(body.path("code").asString(""))) {
            violations.add("no known code: " + beginning());
        }
        if (body.path("status").asInt(0) != answer.statusCode()) {
            violations.add("names another status: " + beginning());
        }
        violations.addAll(document.violations(document.root().at("/components/schemas/Problem"), body));
    }

    private void success(Set<String> violations) {
        JsonNode schema = document.answer(operation, answer.statusCode());
        if (!schema.isMissingNode()) {
            violations.addAll(document.violations(schema, json(violations)));
        } else if (answer.statusCode() == 204 && !answer.body().isEmpty()) {
            violations.add("has a body: " + beginning());
        }
    }

    private JsonNode json(Set<String> violations) {
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            violations.add("no JSON: " + beginning());
            return JsonMapper.shared().missingNode();
        }
    }

    private String type() {
        return answer.headers().firstValue("Content-Type").orElse("none").replaceFirst(";.*", "");
    }

    private String beginning() {
        return answer.body().substring(0, Math.min(answer.body().length(), 300));
    }
}
