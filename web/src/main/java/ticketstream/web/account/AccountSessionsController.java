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
import ticketstream.domain.actor.Actor;
import ticketstream.web.security.VerifiedToken;
import ticketstream.web.session.OpenSession;
import ticketstream.web.session.Sessions;

/** Where others are signed in, for administrators. */
@RestController
@RequestMapping("/api/v1/accounts/{id}/sessions")
class AccountSessionsController {
    private final Accounts accounts;
    private final Sessions sessions;

    AccountSessionsController(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping
    OpenSession.Listing list(
            @PathVariable String id,
            @AuthenticationPrincipal Actor actor,
            @RequestAttribute(VerifiedToken.ATTRIBUTE) VerifiedToken token) {
        return sessions.list(accounts.find(id, actor).id(), token.sessionId());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        sessions.endAll(accounts.find(id, actor).id());
    }
}
