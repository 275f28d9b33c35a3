package ticketstream.web.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Cursors that clients hand back unchanged: readable by every node, made by nobody else. They are signed, not secret. */
public final class SignedCursor {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final int LONGEST = 2048;

    private final SecretKeySpec key;

    SignedCursor(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * A cursor with this content.
     *
     * @param use where it may come back to, for example {@code accounts}, with everything that must not change between
     *     two pages (filters, order, the caller); elsewhere it is refused
     */
    public String write(String use, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var signed = Arrays.copyOf(signature(use, bytes), SIGNATURE_BYTES + bytes.length);
        System.arraycopy(bytes, 0, signed, SIGNATURE_BYTES, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** The content of a cursor written for the same use; empty for anything else. */
    public Optional<String> read(String use, String cursor) {
        if (cursor.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return content(use, Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<String> content(String use, byte[] signed) {
        if (signed.length < SIGNATURE_BYTES) {
            return Optional.empty();
        }
        var content = Arrays.copyOfRange(signed, SIGNATURE_BYTES, signed.length);
        boolean genuine = MessageDigest.isEqual(Arrays.copyOf(signed, SIGNATURE_BYTES), signature(use, content));
        return genuine ? Optional.of(new String(content, StandardCharsets.UTF_8)) : Optional.empty();
    }

    private byte[] signature(String use, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(use.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
