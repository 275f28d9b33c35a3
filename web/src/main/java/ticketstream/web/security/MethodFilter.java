package ticketstream.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import ticketstream.web.problem.ProblemAnswer;
import ticketstream.web.problem.ProblemCode;

/** Only methods that something here answers; there is no cross-origin use, so OPTIONS is none of them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class MethodFilter extends OncePerRequestFilter {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (METHODS.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Allow", String.join(", ", new TreeSet<>(METHODS)));
            ProblemAnswer.of(ProblemCode.METHOD_NOT_ALLOWED).writeTo(response);
        }
    }
}
