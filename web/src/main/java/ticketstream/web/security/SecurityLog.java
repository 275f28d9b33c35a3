package ticketstream.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import ticketstream.web.trace.TraceId;

/**
 * One line for each decision: everything that changes something, and everything that is refused, by whomever. It names ids,
 * never people, texts or secrets. Stands before every filter that refuses something.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 12)
public final class SecurityLog extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("security");
    private static final String SUBJECT = SecurityLog.class.getName();
    private static final String LOGGED = SUBJECT + ".logged";
    private static final String UNKNOWN = "unknown";
    private static final Pattern UNUSUAL = Pattern.compile("[^ -~]");
    private static final int LONGEST = 300;
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final int FIRST_REFUSAL = 400;
    private static final int NOT_FOUND = 404;

    /** Names the account that a request turned out to come from, or to be about where no token says it. */
    public static void subject(HttpServletRequest request, String accountId) {
        request.setAttribute(SUBJECT, accountId);
    }

    /** A refusal that is no answer to a request, for example of a frame. */
    public static void refused(@Nullable String accountId, String action, Object outcome) {
        MDC.put(TraceId.KEY, TraceId.current());
        try {
            log(accountId == null ? UNKNOWN : accountId, action, "none", outcome);
        } finally {
            MDC.remove(TraceId.KEY);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response); // what fails here is answered by a dispatch of its own
        int status = response.getStatus();
        if (!READS.contains(methodOf(request)) || (status >= FIRST_REFUSAL && !isNoAddress(request, status))) {
            log(request, status);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** Errors are dispatched as something to get, whatever was asked. */
    private static String methodOf(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        return asked == null ? String.valueOf(request.getMethod()) : asked.toString();
    }

    /** Pages and files that do not exist are no decision. */
    private static boolean isNoAddress(HttpServletRequest request, int status) {
        return status == NOT_FOUND && !request.getServletPath().startsWith("/api/");
    }

    static void log(HttpServletRequest request, int status) {
        if (request.getAttribute(LOGGED) == null) {
            request.setAttribute(LOGGED, true);
            var action = methodOf(request) + " " + attribute(request, HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            log(attribute(request, SUBJECT), action, objectOf(request), status);
        }
    }

    private static void log(Object subject, String action, String object, Object outcome) {
        LOG.atInfo()
                .addKeyValue("subject", subject)
                .addKeyValue("action", plain(action))
                .addKeyValue("object", plain(object))
                .addKeyValue("outcome", outcome)
                .log("decision");
    }

    /** Ids are plain; whatever else stands in an address is nothing to keep as it is. */
    private static String plain(String text) {
        var start = text.substring(0, Math.min(text.length(), LONGEST));
        return UNUSUAL.matcher(start).replaceAll("?");
    }

    private static Object attribute(HttpServletRequest request, String name) {
        var value = request.getAttribute(name);
        return value == null ? UNKNOWN : value;
    }

    private static String objectOf(HttpServletRequest request) {
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> map && !map.isEmpty()
                ? map.values().toString()
                : "none";
    }
}
