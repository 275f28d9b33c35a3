package ticketstream.application.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Secrets of 256 bits that let somebody do one thing, once and soon. Only their hashes are kept, for all nodes. */
public final class OneTimeTokens {
    /** What a token is for; one for anything else is unknown. */
    enum Use {
        PASSWORD_RESET,
        SIGN_IN
    }

    private final MongoCollection<Document> collection;
    private final Clock clock;

    /** Uses the collection {@code onetimetokens}. */
    public OneTimeTokens(MongoDatabase database, Clock clock) {
        collection = JournaledCollection.of(database, "onetimetokens");
        collection.createIndex(Indexes.ascending("until"));
        this.clock = clock;
    }

    /**
     * A new token.
     *
     * @param mark what must still be so when it comes back
     */
    String issue(Use use, String accountId, String mark, Duration life) {
        var now = clock.instant();
        collection.deleteMany(lte("until", Date.from(now)));
        var token = Secrets.next();
        collection.insertOne(new Document("_id", Secrets.hash(token))
                .append("use", use.name())
                .append("accountId", accountId)
                .append("mark", mark)
                .append("tries", 0)
                .append("until", Date.from(now.plus(life))));
        return token;
    }

    Optional<Entry> find(Use use, String token) {
        return Optional.ofNullable(collection.find(good(use, token)).first()).map(Entry::from);
    }

    /** Finds it and counts that it was used to try something. */
    Optional<Entry> tryOnce(Use use, String token) {
        var counted = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        return Optional.ofNullable(collection.findOneAndUpdate(good(use, token), inc("tries", 1), counted))
                .map(Entry::from);
    }

    /** Uses it up; true for one caller only. */
    boolean redeem(Use use, String token) {
        return collection.deleteOne(good(use, token)).getDeletedCount() == 1;
    }

    private Bson good(Use use, String token) {
        return and(eq("_id", Secrets.hash(token)), eq("use", use.name()), gt("until", Date.from(clock.instant())));
    }

    /** @param tries how often it was tried, this time included */
    record Entry(String accountId, String mark, int tries) {
        private static Entry from(Document stored) {
            return new Entry(stored.getString("accountId"), stored.getString("mark"), stored.getInteger("tries"));
        }
    }
}
