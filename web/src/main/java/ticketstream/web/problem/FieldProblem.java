package ticketstream.web.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field its name, with dots and indexes where it lies deeper
 * @param code stable, for example {@code too_long}
 * @param message for people
 */
public record FieldProblem(String field, String code, String message) {
    private static final int LONGEST_NAME = 100;

    /** Names come from the request, so they are cut. */
    public static FieldProblem of(String field, String code) {
        var name = field.length() > LONGEST_NAME ? field.substring(0, LONGEST_NAME) : field;
        return new FieldProblem(name, code, message(code));
    }

    private static String message(String code) {
        return switch (code) {
            case "required" -> "This is needed.";
            case "blank" -> "This needs something one can see.";
            case "too_short" -> "This is too short.";
            case "too_long" -> "This is too long.";
            case "malformed" -> "This is not well formed.";
            case "wrong_type" -> "This has another type.";
            case "unknown_value" -> "This is none of the possible values.";
            case "out_of_range" -> "This is too small or too large.";
            case "unknown_parameter" -> "This parameter does not exist here.";
            case "unknown_field" -> "This field does not exist here.";
            case "password_compromised" -> "This password is too easy to guess.";
            default -> "This is not allowed.";
        };
    }
}
