package ticketstream.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets pages of listed origins use the API with an access token. Cookies never count there, and no other origin is told
 * anything.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 13)
class AllowedOrigins extends OncePerRequestFilter {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Idempotency-Key, If-Match, traceparent";
    private static final String ANSWER_HEADERS = "ETag, Location, RateLimit, RateLimit-Policy, Retry-After";
    private static final String REMEMBERED_SECONDS = "600";

    private final Set<String> origins;

    AllowedOrigins(OriginSettings settings) {
        origins = settings.allowedOrigins();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return origins.isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        var asking = request.getHeader(HttpHeaders.ORIGIN);
        var listed = origins.stream().filter(origin -> origin.equals(asking)).findFirst();
        if (listed.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, listed.get());
        response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
        if (request.getMethod().equals("OPTIONS")
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, REMEMBERED_SECONDS);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            chain.doFilter(request, response);
        }
    }
}
