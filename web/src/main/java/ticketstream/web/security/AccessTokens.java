package ticketstream.web.security;

import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import java.util.function.Supplier;

/** Issues access tokens: ES256, five minutes, with account and session and nothing about rights. */
public final class AccessTokens {
    /** How long a token is good for. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    static final String ISSUER = "ticketstream";
    static final String AUDIENCE = "ticketstream-api";

    private final Supplier<KeyRing> keys;
    private final Clock clock;

    AccessTokens(Supplier<KeyRing> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A new token of this account for this session. */
    public String issue(String accountId, String sessionId) {
        var now = clock.instant();
        var claims = Jwts.builder()
                .issuer(ISSUER)
                .audience()
                .add(AUDIENCE)
                .and()
                .subject(accountId)
                .claim("sid", sessionId)
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFE)));
        return keys.get().signing(now).sign(claims);
    }
}
