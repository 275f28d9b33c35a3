package ticketstream.web.security;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;

/** Keys that live as long as a test. */
final class TestKeys {
    private TestKeys() {}

    static SigningKey key(String id, Instant activeFrom) {
        var pair = pair("secp256r1");
        return SigningKey.of(id, pair.getPrivate(), pair.getPublic(), activeFrom);
    }

    static KeyPair pair(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
