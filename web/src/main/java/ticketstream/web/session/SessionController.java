package ticketstream.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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
import ticketstream.web.session.SessionRequests.Bootstrapping;
import ticketstream.web.session.SessionRequests.Registering;
import ticketstream.web.session.SessionRequests.SigningIn;

/** Coming and going. */
@RestController
@RequestMapping("/api/v1/auth")
class SessionController {
    private final Entrance entrance;
    private final Sessions sessions;
    private final KnownDevices devices;
    private final Clock clock;

    SessionController(Entrance entrance, Sessions sessions, KnownDevices devices, Clock clock) {
        this.entrance = entrance;
        this.sessions = sessions;
        this.devices = devices;
        this.clock = clock;
    }

    @PostMapping("/register")
    ResponseEntity<AccountView> register(@RequestBody Registering body, HttpServletRequest request) {
        return created(entrance.register(body.checked(), request.getRemoteAddr()), request);
    }

    @PostMapping("/bootstrap")
    ResponseEntity<AccountView> bootstrap(@RequestBody Bootstrapping body, HttpServletRequest request) {
        var token = SessionRequests.text(body.token());
        return created(entrance.bootstrap(token, body.checked(), request.getRemoteAddr()), request);
    }

    @PostMapping("/login")
    ResponseEntity<SignedIn> login(
            @RequestBody SigningIn body,
            @CookieValue(name = KnownDevices.COOKIE, defaultValue = "") String device,
            HttpServletRequest request) {
        var admission = entrance.signIn(body.checked(), request.getRemoteAddr(), device);
        return signedIn(admission, request, devices.cookie(SessionRequests.text(body.email()), device));
    }

    @PostMapping("/refresh")
    ResponseEntity<SignedIn> refresh(
            @CookieValue(name = RefreshToken.COOKIE, defaultValue = "") String token, HttpServletRequest request) {
        return signedIn(entrance.renew(token), request);
    }

    @PostMapping("/logout")
    ResponseEntity<Void> logout(
            @CookieValue(name = RefreshToken.COOKIE, defaultValue = "") String refreshToken,
            @RequestAttribute(name = VerifiedToken.ATTRIBUTE, required = false) @Nullable VerifiedToken accessToken) {
        sessions.leave(refreshToken);
        if (accessToken != null) {
            sessions.end(accessToken.sessionId());
        }
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, RefreshToken.noCookie())
                .build();
    }

    private static ResponseEntity<AccountView> created(AccountView account, HttpServletRequest request) {
        SecurityLog.subject(request, account.id());
        return ResponseEntity.status(HttpStatus.CREATED).body(account);
    }

    private ResponseEntity<SignedIn> signedIn(
            Entrance.Admission admission, HttpServletRequest request, String... moreCookies) {
        SecurityLog.subject(request, admission.answer().account().id());
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, admission.refreshToken().cookie(clock.instant()))
                .header(HttpHeaders.SET_COOKIE, moreCookies)
                .body(admission.answer());
    }
}
