package ticketstream.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.domain.actor.Actor;
import ticketstream.web.problem.ProblemAnswer;

/** Recognises the caller by exactly one well-formed bearer token, and by what the account is allowed now. */
final class BearerFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer "; // what follows is for the verifier to judge

    private final TokenVerifier tokens;
    private final AccountLookup accounts;
    private final OpenSessions sessions;
    private final RequestLimits limits;
    private final Clock clock;

    BearerFilter(
            TokenVerifier tokens, AccountLookup accounts, OpenSessions sessions, RequestLimits limits, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var caller = bearer(request).flatMap(tokens::verify).flatMap(token -> recognise(token, request));
            caller.ifPresent(actor -> SecurityLog.subject(request, actor.id()));
            limits.count(caller.orElse(null), request, response);
            caller.ifPresent(BearerFilter::admit);
        } catch (RuntimeException refused) {
            ProblemAnswer.undone(refused).writeTo(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Actor> recognise(VerifiedToken token, HttpServletRequest request) {
        if (!sessions.isOpen(token.sessionId())) {
            return Optional.empty();
        }
        request.setAttribute(VerifiedToken.ATTRIBUTE, token);
        return accounts.find(token.accountId())
                .filter(AccountState::enabled)
                .map(account -> account.actor(clock.instant()));
    }

    private static void admit(Actor actor) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of()));
        SecurityContextHolder.setContext(context);
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() != 1) {
            return Optional.empty();
        }
        var header = headers.getFirst();
        return header.startsWith(BEARER) ? Optional.of(header.substring(BEARER.length())) : Optional.empty();
    }
}
