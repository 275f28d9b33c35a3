package ticketstream.web.session;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.web.security.VerifiedToken;

/** Where one is signed in, and signing out there. */
@RestController
@RequestMapping("/api/v1/me/sessions")
class OwnSessionsController {
    private final Sessions sessions;

    OwnSessionsController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping
    OpenSession.Listing list(@RequestAttribute(VerifiedToken.ATTRIBUTE) VerifiedToken token) {
        return sessions.list(token.accountId(), token.sessionId());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, @RequestAttribute(VerifiedToken.ATTRIBUTE) VerifiedToken token) {
        sessions.end(token.accountId(), id);
    }

    @DeleteMapping
    ResponseEntity<Void> endAll(@RequestAttribute(VerifiedToken.ATTRIBUTE) VerifiedToken token) {
        sessions.endAll(token.accountId());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, RefreshToken.noCookie())
                .build();
    }
}
