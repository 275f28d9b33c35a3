package ticketstream.web.session;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.bouncycastle.util.encoders.Base32;

/** What people have on their phone. */
public record AuthenticatorApp(String secret) {
    private static final long STEP = 30;
    private static final long ROOM = 10;

    /** The code before the present one, which is still good; the present one stays unused. */
    public String earlier() {
        return code(step() - 1);
    }

    public String now() {
        return code(step());
    }

    /** Waits, if need be, until some seconds of the step are left, so that no code grows old on its way. */
    private static long step() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(ROOM + 2))
                .until(() -> STEP - Instant.now().getEpochSecond() % STEP > ROOM);
        return Instant.now().getEpochSecond() / STEP;
    }

    private String code(long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base32.decode(secret), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[19] & 0xF;
            int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7FFFFFFF;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
