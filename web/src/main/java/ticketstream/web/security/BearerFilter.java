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
    private final RateLimit requests;
    private final Clock clock;

    BearerFilter(TokenVerifier tokens, AccountLookup accounts, OpenSessions sessions, RateLimit requests, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.sessions = sessions;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            bearer(request).flatMap(tokens::verify).ifPresent(token -> recognise(token, request));
        } catch (RuntimeException refused) {
            ProblemAnswer.to(refused).writeTo(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void recognise(VerifiedToken token, HttpServletRequest request) {
        if (sessions.isOpen(token.sessionId())) {
            request.setAttribute(VerifiedToken.ATTRIBUTE, token);
            accounts.find(token.accountId())
                    .filter(AccountState::enabled)
                    .map(account -> account.actor(clock.instant()))
                    .ifPresent(this::admit);
        }
    }

    private void admit(Actor actor) {
        requests.take(actor.id());
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
