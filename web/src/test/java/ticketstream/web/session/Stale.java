package ticketstream.web.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;

/** Sessions whose owner showed a password more than five minutes ago, without waiting for it. */
public final class Stale {
    private Stale() {}

    static void make(MongoDatabase database, String refreshToken) {
        session(database, refreshToken.substring(0, refreshToken.indexOf('.')));
    }

    /** The session of this id. */
    public static void session(MongoDatabase database, String id) {
        var justOver = Date.from(Instant.now().minusMillis(1));
        var changed = database.getCollection("refreshtokens").updateOne(eq("_id", id), set("freshUntil", justOver));
        if (changed.getMatchedCount() != 1) {
            throw new AssertionError("no such session");
        }
    }
}
