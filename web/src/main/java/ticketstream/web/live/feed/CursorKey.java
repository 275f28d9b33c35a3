package ticketstream.web.live.feed;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which cursors are signed, the same on every node.
 *
 * @param key for HMAC-SHA-256
 */
public record CursorKey(SecretKey key) {
    /** The key with these bytes, at least 32 of them. */
    public static CursorKey of(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("a cursor key has at least 32 bytes");
        }
        return new CursorKey(new SecretKeySpec(secret, "HmacSHA256"));
    }
}
