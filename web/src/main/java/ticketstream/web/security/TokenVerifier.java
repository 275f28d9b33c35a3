package ticketstream.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jsonwebtoken.Jwts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    private static final int REMEMBERED = 10_000;

    private record Genuine(SigningKey key, AccessClaims claims) {}

    /** Checking a signature costs as much as all the rest of a request; time and keys are checked every time. */
    private final Cache<String, Genuine> genuine = Caffeine.newBuilder()
            .expireAfterWrite(AccessTokens.LIFE)
            .maximumSize(REMEMBERED)
            .build();

    private final Supplier<KeyRing> keys;
    private final InstantSource clock;

    TokenVerifier(Supplier<KeyRing> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What the token says; empty unless it is exactly a token that we issued and that is good now. */
    public Optional<VerifiedToken> verify(String token) {
        var now = clock.instant();
        var ring = keys.get();
        var known = genuine.getIfPresent(token);
        if (known != null && ring.verifying(now).contains(known.key())) {
            return saying(known, now);
        }
        if (token.length() > LONGEST || !FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        var header = token.substring(0, token.indexOf('.'));
        return ring.verifying(header, now).flatMap(key -> check(token, key, now));
    }

    /** Whatever a library throws at a token, the answer is the same. */
    private Optional<VerifiedToken> check(String token, SigningKey key, Instant now) {
        try {
            requireSignature(token, key, now);
            var checked = new Genuine(key, AccessClaims.read(token));
            genuine.put(token, checked);
            return saying(checked, now);
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    private static Optional<VerifiedToken> saying(Genuine token, Instant now) {
        try {
            return Optional.of(token.claims().verify(now));
        } catch (IllegalArgumentException refused) {
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
