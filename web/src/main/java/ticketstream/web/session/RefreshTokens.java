package ticketstream.web.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import ticketstream.application.account.JournaledCollection;

/** The collection {@code refreshtokens}. */
final class RefreshTokens {
    private final MongoCollection<Document> collection;

    RefreshTokens(MongoDatabase database) {
        collection = JournaledCollection.of(database, "refreshtokens");
        collection.createIndex(Indexes.ascending("accountId"));
    }

    void add(RefreshFamily family, Instant now) {
        collection.deleteMany(and(eq("accountId", family.accountId()), lt("until", Date.from(now))));
        collection.insertOne(family.document());
    }

    Optional<RefreshFamily> find(String id) {
        return Optional.ofNullable(collection.find(eq("_id", id)).first()).map(RefreshFamily::from);
    }

    /** Stores the next state unless somebody else rotated or revoked meanwhile. */
    boolean rotate(RefreshFamily before, RefreshFamily after) {
        var unchanged = and(eq("_id", before.id()), eq("current", before.current()), eq("revoked", false));
        return collection.replaceOne(unchanged, after.document()).getMatchedCount() == 1;
    }

    void revoke(String id) {
        collection.updateOne(eq("_id", id), set("revoked", true));
    }

    List<RefreshFamily> open(String accountId) {
        var families = new ArrayList<RefreshFamily>();
        collection
                .find(and(eq("accountId", accountId), eq("revoked", false)))
                .forEach(stored -> families.add(RefreshFamily.from(stored)));
        return families;
    }
}
