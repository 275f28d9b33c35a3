package ticketstream.web.security;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;

/** Tokens this desk never issued, for tests that have nothing but its beans. */
@Lazy
public class Forgery {
    private final SigningKeys keys;

    Forgery(SigningKeys keys) {
        this.keys = keys;
    }

    /** One whose time was over a minute ago; nothing else is wrong with it. */
    public String expired(String accountId, String sessionId) {
        var then = Instant.now().minus(AccessTokens.LIFE).minusSeconds(60);
        var forge = forge(then, accountId, sessionId);
        return forge.token(forge.header(), forge.claims());
    }

    /** One signed by somebody else, in the name of a key that the desk has not. */
    public String ofAStranger(String accountId, String sessionId) {
        var stranger = TestKeys.key(UUID.randomUUID().toString(), Instant.EPOCH);
        var forge = new TokenForge(stranger, Instant.now(), accountId, sessionId);
        return forge.token(forge.header(), forge.claims());
    }

    /** The same forge when it forges nothing. */
    public String genuine(String accountId, String sessionId) {
        var forge = forge(Instant.now(), accountId, sessionId);
        return forge.token(forge.header(), forge.claims());
    }

    /** Everything somebody might try who has the id of an account and of its session, by what is wrong with it. */
    public Map<String, String> all(String accountId, String sessionId) {
        return ForgedTokens.all(forge(Instant.now(), accountId, sessionId));
    }

    private TokenForge forge(Instant now, String accountId, String sessionId) {
        return new TokenForge(keys.ring().signing(Instant.now()), now, accountId, sessionId);
    }
}
