package ticketstream.web.problem;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header by which a client says which version it saw. */
public final class IfMatch {
    /** Its name. */
    public static final String HEADER = "If-Match";

    private static final Pattern VERSION = Pattern.compile("\"([1-9]\\d{0,17})\"");

    private IfMatch() {}

    /** The version in it; null when the caller does not insist on one. */
    public static @Nullable Long version(@Nullable String header) {
        if (header == null || header.equals("*")) {
            return null;
        }
        var version = VERSION.matcher(header);
        if (!version.matches()) {
            throw RequestRefused.invalid(HEADER, "malformed");
        }
        return Long.valueOf(version.group(1));
    }
}
