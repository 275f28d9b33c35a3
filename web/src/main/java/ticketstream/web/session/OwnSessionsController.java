package ticketstream.web.session;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.domain.actor.Actor;
import ticketstream.web.security.VerifiedToken;

/** Where one is signed in, and signing out there. */
@RestController
@RequestMapping("/api/v1/me/sessions")
class OwnSessionsController {
    private final Sessions sessions;
    private final SignOuts signOuts;

    OwnSessionsController(Sessions sessions, SignOuts signOuts) {
        this.sessions = sessions;
        this.signOuts = signOuts;
    }

    @GetMapping
    OpenSession.Listing list(@RequestAttribute(VerifiedToken.ATTRIBUTE) VerifiedToken token) {
        return sessions.list(token.accountId(), token.sessionId());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, @AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        signOuts.end(id, actor, request.getRemoteAddr());
    }

    @DeleteMapping
    ResponseEntity<Void> endAll(@AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        signOuts.endAll(actor.id(), actor, request.getRemoteAddr());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, RefreshToken.noCookie())
                .build();
    }
}
