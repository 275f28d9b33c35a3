package ticketstream.application.account;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;

/** Codes for the day the second factor is lost: 80 bits each, so that a hash without salt keeps them. */
final class RecoveryCodes {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HOW_MANY = 10;
    private static final int BYTES = 10;

    private RecoveryCodes() {}

    /** New ones, in groups of four that are easy to copy. */
    static List<String> next() {
        return Stream.generate(RecoveryCodes::code).limit(HOW_MANY).toList();
    }

    /** One form for what people type: without spaces and dashes, in capitals. */
    static String normalise(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** What is stored; no two accounts store the same for a code. */
    static String hash(String accountId, String code) {
        return Secrets.hash(accountId + ' ' + normalise(code));
    }

    private static String code() {
        var random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return String.join("-", Base32.toBase32String(random).split("(?<=\\G.{4})"));
    }
}
