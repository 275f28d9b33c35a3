package ticketstream.application.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Argon2id behind a bulkhead: hashing may neither take all processors nor let a queue grow without end. */
public final class PasswordHashing {
    private static final int MEMORY_IN_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_LENGTH = 16;
    private static final int HASH_LENGTH = 32;
    private static final int RUNNING = 2;
    private static final int WAITING = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_LENGTH, HASH_LENGTH, LANES, MEMORY_IN_KIB, PASSES);
    private final Bulkhead bulkhead = new Bulkhead(RUNNING, WAITING, PATIENCE);
    private final String nobodysHash = encode("the password of nobody");

    /** The hash to store. */
    public String hash(String password) {
        return bulkhead.run(() -> encode(password));
    }

    /** Whether the password fits; without a hash to compare with it takes as long and is always false. */
    public boolean matches(String password, @Nullable String hash) {
        boolean fits = bulkhead.run(() -> argon2.matches(password, hash == null ? nobodysHash : hash));
        return fits && hash != null;
    }

    private String encode(String password) {
        var hash = argon2.encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash");
        }
        return hash;
    }
}
