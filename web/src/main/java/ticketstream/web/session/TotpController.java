package ticketstream.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.account.SecondFactor;
import ticketstream.web.security.VerifiedToken;
import ticketstream.web.session.CredentialRequests.EnablingTotp;

/** One's own second factor. */
@RestController
@RequestMapping("/api/v1/me/totp")
class TotpController {
    private final OwnCredentials own;
    private final Replies replies;

    TotpController(OwnCredentials own, Replies replies) {
        this.own = own;
        this.replies = replies;
    }

    @PostMapping
    @RequiresFreshSignIn
    SecondFactor.Offer offer(@RequestAttribute(VerifiedToken.ATTRIBUTE) VerifiedToken token) {
        return own.offerTotp(token);
    }

    @PutMapping
    @RequiresFreshSignIn
    ResponseEntity<RecoveryCodes> enable(
            @RequestBody EnablingTotp body,
            @RequestAttribute(VerifiedToken.ATTRIBUTE) VerifiedToken token,
            HttpServletRequest request) {
        var codes = own.enableTotp(token, body.checked());
        return replies.with(own.goOn(token, request.getRemoteAddr())).body(new RecoveryCodes(codes));
    }

    @DeleteMapping
    @RequiresFreshSignIn
    ResponseEntity<Void> disable(
            @RequestAttribute(VerifiedToken.ATTRIBUTE) VerifiedToken token, HttpServletRequest request) {
        own.disableTotp(token);
        return replies.noContent(own.goOn(token, request.getRemoteAddr()));
    }

    @PostMapping("/recovery-codes")
    @RequiresFreshSignIn
    RecoveryCodes replaceRecoveryCodes(@RequestAttribute(VerifiedToken.ATTRIBUTE) VerifiedToken token) {
        return new RecoveryCodes(own.replaceRecoveryCodes(token));
    }

    /** Shown this once. */
    record RecoveryCodes(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "RecoveryCodes";
        }
    }
}
