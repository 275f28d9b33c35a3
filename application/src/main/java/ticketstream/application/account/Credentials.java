package ticketstream.application.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Which account signs in with which normalised e-mail address, and the hash of its password. Never part of an event. */
public final class Credentials {
    private final MongoCollection<Document> collection;

    /** Uses the collection {@code credentials}, where an address and an account occur once each. */
    public Credentials(MongoDatabase database) {
        collection = JournaledCollection.of(database, "credentials");
        collection.createIndex(Indexes.ascending("accountId"), new IndexOptions().unique(true));
    }

    Optional<Entry> find(String email) {
        return Optional.ofNullable(collection.find(eq("_id", email)).first()).map(Entry::from);
    }

    Optional<Entry> ofAccount(String accountId) {
        return Optional.ofNullable(collection.find(eq("accountId", accountId)).first())
                .map(Entry::from);
    }

    boolean reserve(Entry entry) {
        return JournaledCollection.insertIfAbsent(collection, entry.document());
    }

    boolean takeOver(Entry abandoned, Entry next) {
        return collection.replaceOne(same(abandoned), next.document()).getMatchedCount() == 1;
    }

    /** Stores another hash unless address, account or hash have changed meanwhile. */
    boolean replaceHash(Entry before, String hash) {
        var unchanged = and(same(before), eq("hash", before.hash()));
        return collection.updateOne(unchanged, set("hash", hash)).getMatchedCount() == 1;
    }

    void release(Entry entry) {
        collection.deleteOne(same(entry));
    }

    private static Bson same(Entry entry) {
        return and(eq("_id", entry.email()), eq("accountId", entry.accountId()));
    }

    /** An address, reserved for an account that may still be on its way into the log. */
    record Entry(String email, String accountId, String hash, Instant reservedAt) {
        /** Changes whenever address or password do, and tells nothing of them. */
        String mark() {
            return Secrets.hash(email + ' ' + hash);
        }

        private static Entry from(Document document) {
            return new Entry(
                    document.getString("_id"),
                    document.getString("accountId"),
                    document.getString("hash"),
                    document.getDate("reservedAt").toInstant());
        }

        private Document document() {
            return new Document("_id", email)
                    .append("accountId", accountId)
                    .append("hash", hash)
                    .append("reservedAt", Date.from(reservedAt));
        }

        @Override
        public String toString() {
            return "Entry[accountId=" + accountId + "]";
        }
    }
}
