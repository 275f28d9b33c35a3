package ticketstream.application.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random secrets that are handed out once and kept only as a hash. They need no salt: nobody can guess them. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final String DERIVATION = "HmacSHA256";

    private Secrets() {}

    /** A new secret of 256 bits, fit for a URL or a cookie. */
    public static String next() {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return text(secret);
    }

    /** What is stored of a secret. */
    public static String hash(String secret) {
        try {
            return text(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the secret has this hash, in constant time. */
    public static boolean fits(String secret, String hash) {
        return MessageDigest.isEqual(
                hash(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    /** Another secret that only who knows both can find; the same two always lead to the same one. */
    public static String derive(String secret, String seed) {
        try {
            var mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), DERIVATION));
            return text(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
