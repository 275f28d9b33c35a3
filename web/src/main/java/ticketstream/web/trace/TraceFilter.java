package ticketstream.web.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request a trace id and a time of arrival; a caller's own is taken only when it is well formed. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceFilter extends OncePerRequestFilter {
    private static final String HEADER = "traceparent";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var traceId = traceIdOf(request);
        request.setAttribute(TraceId.KEY, traceId);
        response.setHeader(HEADER, TraceId.traceParent(traceId));
        MDC.put(TraceId.KEY, traceId);
        Arrival.begin();
        try {
            chain.doFilter(request, response);
        } finally {
            Arrival.end();
            MDC.remove(TraceId.KEY);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static String traceIdOf(HttpServletRequest request) {
        return request.getAttribute(TraceId.KEY) instanceof String known
                ? known
                : TraceId.from(request.getHeader(HEADER));
    }
}
