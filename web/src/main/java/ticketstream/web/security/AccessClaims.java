package ticketstream.web.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.web.problem.StrictJson;
import tools.jackson.databind.json.JsonMapper;

/** Exactly the claims we issue; a payload with more, fewer or other ones is none of ours. */
record AccessClaims(
        @Nullable String iss,
        @Nullable List<String> aud,
        @Nullable String sub,
        @Nullable String sid,
        @Nullable String jti,
        long iat,
        long exp) {
    private static final JsonMapper JSON = StrictJson.mapper();
    private static final Duration LONGEST = Duration.ofMinutes(10);

    static AccessClaims read(String token) {
        var payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        var json = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        return JSON.readValue(json, AccessClaims.class);
    }

    VerifiedToken verify(Instant now) {
        require(AccessTokens.ISSUER.equals(iss));
        require(List.of(AccessTokens.AUDIENCE).equals(aud));
        require(jti != null && !jti.isBlank());
        long present = now.getEpochSecond();
        long skew = TokenVerifier.SKEW.toSeconds();
        require(iat > 0 && iat <= present + skew);
        require(exp > iat && exp <= present + LONGEST.toSeconds());
        require(present <= exp + skew);
        return new VerifiedToken(given(sub), given(sid), Instant.ofEpochSecond(exp));
    }

    private static String given(@Nullable String claim) {
        require(claim != null && !claim.isBlank());
        return claim == null ? "" : claim;
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("claim");
        }
    }
}
