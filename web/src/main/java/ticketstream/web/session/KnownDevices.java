package ticketstream.web.session;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import ticketstream.application.account.AccountText;
import ticketstream.application.account.Secrets;
import ticketstream.web.security.SignedCursor;

/**
 * Devices on which somebody signed in before, known by a signed cookie. Tries from there are counted apart, so that whoever
 * guesses at an account elsewhere cannot lock its owner out. The cookie lets nobody in and names nobody.
 */
final class KnownDevices {
    static final String COOKIE = "__Host-device";

    private static final Duration LIFE = Duration.ofDays(400); // the longest that browsers keep one

    private final SignedCursor signed;

    KnownDevices(SignedCursor signed) {
        this.signed = signed;
    }

    /** Under which name tries to sign in with this address from a device with this cookie are counted. */
    String counterOf(String email, String cookie) {
        var normalised = AccountText.normaliseEmail(email);
        return device(normalised, cookie)
                .map(device -> normalised + ' ' + device)
                .orElse(normalised);
    }

    /** The cookie after signing in; a device that is known already keeps its name. */
    String cookie(String email, String cookie) {
        var normalised = AccountText.normaliseEmail(email);
        var device = device(normalised, cookie).orElseGet(Secrets::next);
        return ResponseCookie.from(COOKIE, signed.write(use(normalised), device))
                .httpOnly(true)
                .secure(true)
                .sameSite("Strict")
                .path("/")
                .maxAge(LIFE)
                .build()
                .toString();
    }

    private Optional<String> device(String email, String cookie) {
        return cookie.isEmpty() ? Optional.empty() : signed.read(use(email), cookie);
    }

    private static String use(String email) {
        return "device " + email;
    }
}
