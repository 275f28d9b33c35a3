package ticketstream.web.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id under which all log lines, events and problems of one request are found; W3C trace context. */
public final class TraceId {
    /** Its name in log lines. */
    public static final String KEY = "traceId";

    private static final Pattern TRACE_PARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceId() {}

    /** The present request's id, or a new one outside any request. */
    public static String current() {
        var current = MDC.get(KEY);
        return current == null ? next() : current;
    }

    static String from(@Nullable String traceParent) {
        if (traceParent == null) {
            return next();
        }
        var matcher = TRACE_PARENT.matcher(traceParent);
        return matcher.matches() ? matcher.group(1) : next();
    }

    static String traceParent(String traceId) {
        return "00-%s-%s-01".formatted(traceId, hex(ThreadLocalRandom.current().nextLong() | 1));
    }

    private static String next() {
        var random = ThreadLocalRandom.current();
        return hex(random.nextLong()) + hex(random.nextLong() | 1);
    }

    private static String hex(long value) {
        return HexFormat.of().toHexDigits(value);
    }
}
