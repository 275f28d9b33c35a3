package ticketstream.web.session;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.web.security.SecurityLog;
import ticketstream.web.security.VerifiedToken;
import ticketstream.web.session.CredentialRequests.ChangingPassword;
import ticketstream.web.session.CredentialRequests.ConfirmingReset;
import ticketstream.web.session.CredentialRequests.Reauthenticating;
import ticketstream.web.session.CredentialRequests.RequestingReset;

/** Showing, changing and losing one's password. */
@RestController
@RequestMapping("/api/v1")
class PasswordController {
    private final OwnCredentials own;
    private final LostPasswords lost;
    private final Entrance entrance;
    private final Replies replies;

    PasswordController(OwnCredentials own, LostPasswords lost, Entrance entrance, Replies replies) {
        this.own = own;
        this.lost = lost;
        this.entrance = entrance;
        this.replies = replies;
    }

    @PutMapping("/me/password")
    ResponseEntity<SignedIn> change(
            @RequestBody ChangingPassword body,
            @RequestAttribute(VerifiedToken.ATTRIBUTE) VerifiedToken token,
            HttpServletRequest request) {
        var renewed = own.changePassword(token, body, request.getRemoteAddr());
        return replies.signedIn(entrance.admit(renewed.account(), renewed.refreshToken()), request);
    }

    @PostMapping("/auth/reauthenticate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reauthenticate(
            @RequestBody Reauthenticating body, @RequestAttribute(VerifiedToken.ATTRIBUTE) VerifiedToken token) {
        own.reauthenticate(token, body.checked());
    }

    @PostMapping("/auth/password-reset")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void requestReset(@RequestBody RequestingReset body, HttpServletRequest request) {
        lost.request(body.checked(), request.getRemoteAddr());
    }

    @PostMapping("/auth/password-reset/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmReset(@RequestBody ConfirmingReset body, HttpServletRequest request) {
        SecurityLog.subject(request, lost.replace(body, request.getRemoteAddr()).id());
    }
}
