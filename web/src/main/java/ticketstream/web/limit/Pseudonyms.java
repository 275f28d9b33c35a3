package ticketstream.web.limit;

import java.util.Base64;
import ticketstream.application.account.Secrets;

/** Names under which something is counted without saying whose it is: keyed hashes, the same on every node. */
public final class Pseudonyms {
    private final String key;

    /** Whoever lacks the key can neither read a name nor find it by trying. */
    public Pseudonyms(byte[] key) {
        this.key = Base64.getEncoder().encodeToString(key);
    }

    /** The name for an e-mail address, a network address, an account. */
    public String of(String text) {
        return Secrets.derive(text, key);
    }
}
