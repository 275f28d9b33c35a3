package ticketstream.web.security;

import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The one place where access tokens are checked, for REST and live connections alike. */
public final class TokenVerifier {
    /** How far clocks of two nodes may differ. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    private static final int LONGEST = 4096;
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_-]{1,512}\\.[A-Za-z0-9_-]{1,3400}\\.[A-Za-z0-9_-]{86}");

    private final Supplier<KeyRing> keys;
    private final Clock clock;

    TokenVerifier(Supplier<KeyRing> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What the token says; empty unless it is exactly a token that we issued and that is good now. */
    public Optional<VerifiedToken> verify(String token) {
        if (token.length() > LONGEST || !FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var header = token.substring(0, token.indexOf('.'));
        return keys.get().verifying(header, now).flatMap(key -> verify(token, key, now));
    }

    /** Whatever a library throws at a token, the answer is the same.. */
    private static Optional<VerifiedToken> verify(String token, SigningKey key, Instant now) {
        try {
            requireSignature(token, key, now);
            return Optional.of(AccessClaims.read(token).verify(now));
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    private static void requireSignature(String token, SigningKey key, Instant now) {
        Jwts.parser()
                .verifyWith(key.publicKey())
                .sig()
                .clear()
                .add(Jwts.SIG.ES256)
                .and()
                .zip()
                .clear()
                .and()
                .requireIssuer(AccessTokens.ISSUER)
                .requireAudience(AccessTokens.AUDIENCE)
                .clock(() -> Date.from(now))
                .clockSkewSeconds(SKEW.toSeconds())
                .build()
                .parseSignedClaims(token);
    }
}
