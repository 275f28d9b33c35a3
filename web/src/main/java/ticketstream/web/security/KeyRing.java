package ticketstream.web.security;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys of this desk, oldest first. One signs; those whose tokens may still be about verify. */
record KeyRing(List<SigningKey> keys) {
    /** A retired key verifies for as long as the youngest of its tokens is good. */
    private static final Duration GRACE = AccessTokens.LIFE.plus(TokenVerifier.SKEW);

    SigningKey signing(Instant now) {
        return keys.reversed().stream()
                .filter(key -> !key.activeFrom().isAfter(now))
                .findFirst()
                .orElseGet(keys::getFirst);
    }

    Optional<SigningKey> verifying(String header, Instant now) {
        return verifying(now).stream()
                .filter(key -> key.header().equals(header))
                .findFirst();
    }

    List<SigningKey> verifying(Instant now) {
        return keys.stream()
                .filter(key -> !key.activeFrom().isAfter(now.plus(TokenVerifier.SKEW)))
                .filter(key -> !isRetired(key, now))
                .toList();
    }

    private boolean isRetired(SigningKey key, Instant now) {
        int next = keys.indexOf(key) + 1;
        return next < keys.size() && keys.get(next).activeFrom().plus(GRACE).isBefore(now);
    }
}
