package ticketstream.web.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Finds out what was wrong with a body that could not be read, without telling anything about our classes. */
final class UnreadableBody {
    private UnreadableBody() {}

    static ProblemAnswer answer(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> ProblemAnswer.of(ProblemCode.MALFORMED_JSON);
            case BodyRefused refused -> ProblemAnswer.of(refused.code());
            case PropertyBindingException unknown -> field(ProblemCode.UNKNOWN_FIELD, unknown, "unknown_field");
            case InvalidFormatException value
            when value.getTargetType().isEnum() -> field(ProblemCode.VALIDATION_FAILED, value, "unknown_value");
            case MismatchedInputException type
            when !type.getPath().isEmpty() -> field(ProblemCode.VALIDATION_FAILED, type, "wrong_type");
            default ->
                cause.getCause() instanceof BodyRefused refused
                        ? answer(refused)
                        : ProblemAnswer.of(ProblemCode.MALFORMED_JSON);
        };
    }

    private static ProblemAnswer field(ProblemCode code, JacksonException cause, String problem) {
        return ProblemAnswer.of(code, null, List.of(FieldProblem.of(path(cause), problem)));
    }

    private static String path(JacksonException cause) {
        return cause.getPath().stream().map(UnreadableBody::step).collect(Collectors.joining("."));
    }

    private static String step(JacksonException.Reference reference) {
        var name = reference.getPropertyName();
        return name == null ? String.valueOf(reference.getIndex()) : name;
    }
}
