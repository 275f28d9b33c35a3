package ticketstream.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import ticketstream.application.account.AccountLookup;
import ticketstream.domain.actor.Actor;
import ticketstream.web.problem.ProblemAnswer;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;

/** Lets an account that lacks the second factor its role demands do nothing but set one up, and leave. */
final class RequiredTotp extends OncePerRequestFilter {
    private static final Set<String> OPEN =
            Set.of("/api/v1/me", "/api/v1/me/totp", "/api/v1/me/sessions", "/api/v1/settings");
    private static final List<String> OPEN_BELOW = List.of("/api/v1/auth/", "/api/v1/me/sessions/");

    private final SignInSettings settings;
    private final AccountLookup accounts;
    private final Clock clock;

    RequiredTotp(SignInSettings settings, AccountLookup accounts, Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            requireSecondFactor();
        } catch (RuntimeException refused) {
            ProblemAnswer.undone(refused).writeTo(response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Whatever is routed to the API is meant, however it is written; written in any other way than ours it is not open. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return settings.totpRequiredRoles().isEmpty()
                || !request.getServletPath().startsWith("/api/")
                || OPEN.contains(path)
                || OPEN_BELOW.stream().anyMatch(path::startsWith);
    }

    private void requireSecondFactor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof Actor actor
                && accounts.find(actor.id())
                        .filter(account -> settings.lacksSecondFactor(account, clock.instant()))
                        .isPresent()) {
            throw new RequestRefused(ProblemCode.TOTP_REQUIRED);
        }
    }
}
