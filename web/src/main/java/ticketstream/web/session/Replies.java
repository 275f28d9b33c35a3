package ticketstream.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import ticketstream.web.security.SecurityLog;

/** Answers that bring a refresh token along, which travels in its cookie alone. */
final class Replies {
    private final Clock clock;

    Replies(Clock clock) {
        this.clock = clock;
    }

    ResponseEntity<SignedIn> signedIn(Entrance.Admission admission, HttpServletRequest request, String... moreCookies) {
        SecurityLog.subject(request, admission.answer().account().id());
        return with(admission.refreshToken())
                .header(HttpHeaders.SET_COOKIE, moreCookies)
                .body(admission.answer());
    }

    BodyBuilder with(RefreshToken refreshToken) {
        return with(HttpStatus.OK, refreshToken);
    }

    ResponseEntity<Void> noContent(RefreshToken refreshToken) {
        return with(HttpStatus.NO_CONTENT, refreshToken).build();
    }

    private BodyBuilder with(HttpStatus status, RefreshToken refreshToken) {
        return ResponseEntity.status(status).header(HttpHeaders.SET_COOKIE, refreshToken.cookie(clock.instant()));
    }
}
