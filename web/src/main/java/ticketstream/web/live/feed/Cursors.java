package ticketstream.web.live.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * Writes and reads cursors: offset, timestamp and a seal over both and the topic's incarnation, so that a forged cursor
 * and one of a topic that was created again are equally unknown. Not for use by several threads at once.
 */
final class Cursors {
    private static final int BODY = 2 * Long.BYTES;
    private static final int SEAL = 16;
    private static final int TEXT = 43;

    private final Mac mac;
    private final String incarnation;

    Cursors(CursorKey key, String incarnation) {
        this.incarnation = incarnation;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(key.key());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String incarnation() {
        return incarnation;
    }

    String write(long offset, long timestamp) {
        byte[] body =
                ByteBuffer.allocate(BODY).putLong(offset).putLong(timestamp).array();
        byte[] sealed =
                ByteBuffer.allocate(BODY + SEAL).put(body).put(seal(body)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The place a cursor names; empty unless it was written for this incarnation under this key. */
    Optional<Cursor> read(String text) {
        if (text.length() != TEXT) {
            return Optional.empty();
        }
        try {
            ByteBuffer sealed = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            byte[] body = new byte[BODY];
            byte[] seal = new byte[SEAL];
            sealed.get(body).get(seal);
            return MessageDigest.isEqual(seal, seal(body)) ? Optional.of(place(body)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Cursor place(byte[] body) {
        ByteBuffer fields = ByteBuffer.wrap(body);
        return new Cursor(fields.getLong(), fields.getLong());
    }

    private byte[] seal(byte[] body) {
        mac.update("live-cursor:".getBytes(StandardCharsets.US_ASCII));
        mac.update(incarnation.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(mac.doFinal(body), SEAL);
    }
}
