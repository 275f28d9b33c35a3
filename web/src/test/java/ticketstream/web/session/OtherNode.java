package ticketstream.web.session;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;

/** Another node on the same database, as far as sessions go: it tells nobody here what it does. */
public final class OtherNode {
    private final Sessions sessions;

    public OtherNode(MongoDatabase database) {
        sessions = new Sessions(new RefreshTokens(database), nobody -> {}, (account, session) -> {}, Clock.systemUTC());
    }

    public void endAll(String accountId) {
        sessions.endAll(accountId);
    }
}
