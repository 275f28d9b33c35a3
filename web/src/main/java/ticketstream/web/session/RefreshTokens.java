package ticketstream.web.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
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
import org.bson.conversions.Bson;
import ticketstream.application.account.JournaledCollection;

/** The collection {@code refreshtokens}. */
final class RefreshTokens {
    private static final List<String> ROTATED = List.of("current", "previous", "rotatedAt", "idleUntil", "address");

    private final MongoCollection<Document> collection;

    RefreshTokens(MongoDatabase database) {
        collection = JournaledCollection.of(database, "refreshtokens");
        collection.createIndex(Indexes.ascending("accountId"));
        collection.createIndex(Indexes.ascending("endedAt"));
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
        var document = after.document();
        var changes = combine(
                ROTATED.stream().map(field -> set(field, document.get(field))).toList());
        return collection.updateOne(unchanged, changes).getMatchedCount() == 1;
    }

    void refreshen(String id, Instant until) {
        collection.updateOne(eq("_id", id), set("freshUntil", Date.from(until)));
    }

    /** Says whether it was not revoked before. */
    boolean revoke(String id, Instant now) {
        return collection
                        .updateOne(
                                and(eq("_id", id), eq("revoked", false)),
                                combine(set("revoked", true), set("endedAt", Date.from(now))))
                        .getMatchedCount()
                == 1;
    }

    List<RefreshFamily> open(String accountId) {
        return all(and(eq("accountId", accountId), eq("revoked", false)));
    }

    /** Those revoked after this moment, on whatever node. */
    List<RefreshFamily> endedAfter(Instant moment) {
        return all(gt("endedAt", Date.from(moment)));
    }

    private List<RefreshFamily> all(Bson filter) {
        var families = new ArrayList<RefreshFamily>();
        collection.find(filter).forEach(stored -> families.add(RefreshFamily.from(stored)));
        return families;
    }
}
