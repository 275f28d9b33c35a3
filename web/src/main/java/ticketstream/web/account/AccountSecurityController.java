package ticketstream.web.account;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.account.Accounts;
import ticketstream.application.account.SecondFactor;
import ticketstream.domain.actor.Actor;
import ticketstream.web.administration.Administrative;
import ticketstream.web.security.VerifiedToken;
import ticketstream.web.session.OpenSession;
import ticketstream.web.session.RequiresFreshSignIn;
import ticketstream.web.session.Sessions;

/** How others are signed in, for administrators. */
@RestController
@RequestMapping("/api/v1/accounts/{id}")
@Administrative
class AccountSecurityController {
    private final Accounts accounts;
    private final Sessions sessions;
    private final SecondFactor factor;

    AccountSecurityController(Accounts accounts, Sessions sessions, SecondFactor factor) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.factor = factor;
    }

    @GetMapping("/sessions")
    OpenSession.Listing sessions(
            @PathVariable String id,
            @AuthenticationPrincipal Actor actor,
            @RequestAttribute(VerifiedToken.ATTRIBUTE) VerifiedToken token) {
        return sessions.list(accounts.find(id, actor).id(), token.sessionId());
    }

    @DeleteMapping("/sessions")
    @RequiresFreshSignIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        sessions.endAll(accounts.findToTakeFrom(id, actor).id());
    }

    @DeleteMapping("/totp")
    @RequiresFreshSignIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeTotp(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        factor.remove(accounts.findToTakeFrom(id, actor), actor);
    }
}
