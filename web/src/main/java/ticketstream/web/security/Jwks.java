package ticketstream.web.security;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public halves of the signing keys, for whoever wants to check an access token without asking us. */
@RestController
class Jwks {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int COORDINATE_BYTES = 32;

    private final SigningKeys keys;
    private final Clock clock;

    Jwks(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, List<Jwk>>> keys() {
        var known = keys.ring().verifying(clock.instant()).stream().map(Jwk::of).toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(Map.of("keys", known));
    }

    record Jwk(String kty, String crv, String use, String alg, String kid, String x, String y) {
        private static Jwk of(SigningKey key) {
            var point = ((ECPublicKey) key.publicKey()).getW();
            var x = coordinate(point.getAffineX());
            return new Jwk("EC", "P-256", "sig", "ES256", key.id(), x, coordinate(point.getAffineY()));
        }

        private static String coordinate(BigInteger value) {
            var bytes = value.toByteArray();
            var fixed = new byte[COORDINATE_BYTES];
            int length = Math.min(bytes.length, COORDINATE_BYTES);
            System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
        }
    }
}
