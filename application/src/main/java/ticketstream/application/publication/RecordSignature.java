package ticketstream.application.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Tells records that this desk published from all others: HMAC-SHA256 over key, headers and value. See ADR 0013. */
public final class RecordSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    /** @param secret the same on every node, and another one for each topic that must not take records of the others */
    public RecordSignature(byte[] secret) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is missing", e);
        }
    }

    /** Signs everything that is there by now. */
    public void sign(String key, Headers headers, byte[] value) {
        CloudEventHeaders.add(headers, CloudEventHeaders.SIGNATURE, of(key, headers, value));
    }

    /** Whether there is none at all, as on records of a release that did not sign. */
    public static boolean isMissingOn(Headers headers) {
        return headers.lastHeader(CloudEventHeaders.SIGNATURE) == null;
    }

    /** Whether the record is as it was when it was signed. */
    public boolean isOn(@Nullable String key, Headers headers, byte @Nullable [] value) {
        var found = CloudEventHeaders.find(headers, CloudEventHeaders.SIGNATURE);
        return found != null
                && MessageDigest.isEqual(
                        found.getBytes(UTF_8), of(key, headers, value).getBytes(UTF_8));
    }

    private String of(@Nullable String key, Headers headers, byte @Nullable [] value) {
        var mac = copy();
        update(mac, key == null ? null : key.getBytes(UTF_8));
        for (Header header : headers) {
            if (!header.key().equals(CloudEventHeaders.SIGNATURE)) {
                update(mac, header.key().getBytes(UTF_8));
                update(mac, header.value());
            }
        }
        update(mac, value);
        return Base64.getEncoder().encodeToString(mac.doFinal());
    }

    /** Each part after its length, so that nothing can move from one part to the next. */
    private static void update(Mac mac, byte @Nullable [] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(part == null ? -1 : part.length)
                .flip());
        if (part != null) {
            mac.update(part);
        }
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " cannot be copied", e);
        }
    }
}
