package ticketstream.web.account;

import jakarta.servlet.http.HttpServletRequest;
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
import ticketstream.web.session.SignOuts;

/** How others are signed in, for administrators. */
@RestController
@RequestMapping("/api/v1/accounts/{id}")
@Administrative
class AccountSecurityController {
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignOuts signOuts;
    private final SecondFactor factor;

    AccountSecurityController(Accounts accounts, Sessions sessions, SignOuts signOuts, SecondFactor factor) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.signOuts = signOuts;
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
    void endSessions(@PathVariable String id, @AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        signOuts.endAll(accounts.findToTakeFrom(id, actor).id(), actor, request.getRemoteAddr());
    }

    @DeleteMapping("/totp")
    @RequiresFreshSignIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeTotp(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        factor.remove(accounts.findToTakeFrom(id, actor), actor);
    }
}
