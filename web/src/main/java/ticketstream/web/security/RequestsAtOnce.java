package ticketstream.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import ticketstream.web.limit.LimitsSettings;
import ticketstream.web.problem.ProblemAnswer;
import ticketstream.web.problem.ProblemCode;

/**
 * How many requests of known accounts are worked on at once. When more come than can be done, those within are finished as
 * fast as ever and the others are told at once to come back, instead of all waiting longer and longer. Strangers are not
 * counted: they could fill the desk by sending slowly.
 */
final class RequestsAtOnce extends OncePerRequestFilter {
    private final AtomicInteger atWork = new AtomicInteger();
    private final int most;

    RequestsAtOnce(LimitsSettings settings) {
        most = settings.requestsAtOnce();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return most == 0 || SecurityContextHolder.getContext().getAuthentication() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (atWork.incrementAndGet() > most) {
                ProblemAnswer.of(ProblemCode.OVERLOADED).writeTo(response);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            atWork.decrementAndGet();
        }
    }
}
