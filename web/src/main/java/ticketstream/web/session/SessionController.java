package ticketstream.web.session;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.account.AccountView;
import ticketstream.web.security.SecurityLog;
import ticketstream.web.security.VerifiedToken;
import ticketstream.web.session.CredentialRequests.AnsweringChallenge;
import ticketstream.web.session.Entrance.Admission;
import ticketstream.web.session.Entrance.Challenge;
import ticketstream.web.session.SessionRequests.Bootstrapping;
import ticketstream.web.session.SessionRequests.Registering;
import ticketstream.web.session.SessionRequests.SigningIn;

/** Coming and going. */
@RestController
@RequestMapping("/api/v1/auth")
class SessionController {
    private final Entrance entrance;
    private final Enrolment enrolment;
    private final SignOuts signOuts;
    private final Replies replies;
    private final KnownDevices devices;

    SessionController(
            Entrance entrance, Enrolment enrolment, SignOuts signOuts, Replies replies, KnownDevices devices) {
        this.entrance = entrance;
        this.enrolment = enrolment;
        this.signOuts = signOuts;
        this.replies = replies;
        this.devices = devices;
    }

    @PostMapping("/register")
    ResponseEntity<AccountView> register(@RequestBody Registering body, HttpServletRequest request) {
        return created(enrolment.register(body.checked(), request.getRemoteAddr()), request);
    }

    @PostMapping("/bootstrap")
    ResponseEntity<AccountView> bootstrap(@RequestBody Bootstrapping body, HttpServletRequest request) {
        var token = SessionRequests.text(body.token());
        return created(enrolment.bootstrap(token, body.checked(), request.getRemoteAddr()), request);
    }

    @PostMapping("/login")
    ResponseEntity<?> login(
            @RequestBody SigningIn body,
            @CookieValue(name = KnownDevices.COOKIE, defaultValue = "") String device,
            HttpServletRequest request) {
        return switch (entrance.signIn(body.checked(), Client.of(request), device)) {
            case Admission admission -> signedIn(admission, device, request);
            case Challenge challenge -> awaited(challenge, request);
        };
    }

    @PostMapping("/login/totp")
    ResponseEntity<SignedIn> showCode(
            @RequestBody AnsweringChallenge body,
            @CookieValue(name = KnownDevices.COOKIE, defaultValue = "") String device,
            HttpServletRequest request) {
        return signedIn(entrance.answer(body.checked(), Client.of(request)), device, request);
    }

    @PostMapping("/refresh")
    ResponseEntity<SignedIn> refresh(
            @CookieValue(name = RefreshToken.COOKIE, defaultValue = "") String token, HttpServletRequest request) {
        return replies.signedIn(entrance.renew(token, Client.of(request)), request);
    }

    @PostMapping("/logout")
    ResponseEntity<Void> logout(
            @CookieValue(name = RefreshToken.COOKIE, defaultValue = "") String refreshToken,
            @RequestAttribute(name = VerifiedToken.ATTRIBUTE, required = false) @Nullable VerifiedToken accessToken,
            HttpServletRequest request) {
        signOuts.leave(refreshToken, accessToken, request.getRemoteAddr());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, RefreshToken.noCookie())
                .build();
    }

    private static ResponseEntity<AccountView> created(AccountView account, HttpServletRequest request) {
        SecurityLog.subject(request, account.id());
        return ResponseEntity.status(HttpStatus.CREATED).body(account);
    }

    /** From now on this device is known for one of the account's owner. */
    private ResponseEntity<SignedIn> signedIn(Admission admission, String device, HttpServletRequest request) {
        var email = admission.answer().account().email();
        return replies.signedIn(admission, request, devices.cookie(email, device));
    }

    private static ResponseEntity<Entrance.CodeAwaited> awaited(Challenge challenge, HttpServletRequest request) {
        SecurityLog.subject(request, challenge.accountId());
        return ResponseEntity.accepted().body(challenge.answer());
    }
}
