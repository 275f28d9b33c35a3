package ticketstream.web.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.ResponseCookie;

/** A refresh token as it travels, in a cookie no script can read: the session's id and a secret. */
record RefreshToken(RefreshFamily family, String secret) {
    static final String COOKIE = "__Host-refresh";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{43}");

    static Optional<String> idIn(String text) {
        return FORM.matcher(text).matches() ? Optional.of(text.substring(0, text.indexOf('.'))) : Optional.empty();
    }

    static String secretIn(String text) {
        return text.substring(text.indexOf('.') + 1);
    }

    String cookie(Instant now) {
        return cookie(family.id() + '.' + secret, Duration.between(now, family.idleUntil()));
    }

    static String noCookie() {
        return cookie("", Duration.ZERO);
    }

    private static String cookie(String value, Duration life) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(true)
                .sameSite("Strict")
                .path("/")
                .maxAge(life)
                .build()
                .toString();
    }

    @Override
    public String toString() {
        return "RefreshToken[accountId=" + family.accountId() + "]";
    }
}
