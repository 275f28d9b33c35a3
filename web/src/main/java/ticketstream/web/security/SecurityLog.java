package ticketstream.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import ticketstream.domain.actor.Actor;

/**
 * One line for each decision: everything that changes something, and everything that is refused. It names ids, never
 * people, texts or secrets.
 */
public final class SecurityLog extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("security");
    private static final String SUBJECT = SecurityLog.class.getName();
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final int FIRST_REFUSAL = 400;

    /** Names the account that a request turned out to be about, where no token says it. */
    public static void subject(HttpServletRequest request, String accountId) {
        request.setAttribute(SUBJECT, accountId);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (!READS.contains(request.getMethod()) || response.getStatus() >= FIRST_REFUSAL) {
                log(request, response.getStatus());
            }
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/");
    }

    private static void log(HttpServletRequest request, int status) {
        LOG.atInfo()
                .addKeyValue("subject", subjectOf(request))
                .addKeyValue("action", request.getMethod() + " " + patternOf(request))
                .addKeyValue("object", objectOf(request))
                .addKeyValue("outcome", status)
                .log("decision");
    }

    private static Object subjectOf(HttpServletRequest request) {
        var named = request.getAttribute(SUBJECT);
        if (named != null) {
            return named;
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor ? actor.id() : "unknown";
    }

    private static Object patternOf(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "unknown" : pattern;
    }

    private static Object objectOf(HttpServletRequest request) {
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> map && !map.isEmpty()
                ? map.values().toString()
                : "none";
    }
}
