package ticketstream.application.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/** Each account's TOTP secret, sealed, and what was used of it. Beside the credentials, and never part of an event. */
public final class SecondFactors {
    private static final String CODES = "recoveryCodes";

    private final MongoCollection<Document> collection;
    private final Seal seal;

    /** Uses the collection {@code secondfactors}. */
    public SecondFactors(MongoDatabase database, Seal seal) {
        collection = JournaledCollection.of(database, "secondfactors");
        this.seal = seal;
    }

    Optional<Entry> find(String accountId) {
        return Optional.ofNullable(collection.find(eq("_id", accountId)).first())
                .map(stored -> new Entry(
                        accountId,
                        stored.get("secret", Binary.class),
                        stored.getString("offer"),
                        stored.getBoolean("confirmed")));
    }

    /** Opens what only who judges a code has to see. */
    String secretOf(Entry factor) {
        return seal.open(factor.sealed().getData(), factor.accountId());
    }

    /** Keeps a secret that is not in force yet, instead of an older such one; false when one is in force. */
    boolean offer(String accountId, String secret) {
        var sealed = new Binary(seal.close(secret, accountId));
        var document = new Document("_id", accountId)
                .append("secret", sealed)
                .append("offer", UUID.randomUUID().toString())
                .append("confirmed", false);
        var pending = and(eq("_id", accountId), eq("confirmed", false));
        return collection.replaceOne(pending, document).getMatchedCount() == 1
                || JournaledCollection.insertIfAbsent(collection, document);
    }

    /** Puts an offered secret in force, its code of this step used; false when another was offered meanwhile. */
    boolean confirm(Entry offered, long step, List<String> codeHashes) {
        return update(
                and(eq("_id", offered.accountId()), eq("offer", offered.offer()), eq("confirmed", false)),
                combine(set("confirmed", true), set("lastStep", step), set(CODES, codeHashes)));
    }

    /** Uses the code of a step up, and of all before; false when that has happened. */
    boolean useStep(String accountId, long step) {
        return update(and(inForce(accountId), lt("lastStep", step)), set("lastStep", step));
    }

    /** Uses a recovery code up; false when there is none of this hash. */
    boolean useCode(String accountId, String hash) {
        return update(and(inForce(accountId), eq(CODES, hash)), pull(CODES, hash));
    }

    boolean replaceCodes(String accountId, List<String> hashes) {
        return update(inForce(accountId), set(CODES, hashes));
    }

    /** Forgets the secret and all codes; tells whether they were in force. */
    boolean remove(String accountId) {
        var removed = collection.findOneAndDelete(eq("_id", accountId));
        return removed != null && removed.getBoolean("confirmed");
    }

    private boolean update(Bson filter, Bson change) {
        return collection.updateOne(filter, change).getMatchedCount() == 1;
    }

    private static Bson inForce(String accountId) {
        return and(eq("_id", accountId), eq("confirmed", true));
    }

    /**
     * @param offer tells this secret from others that were offered
     * @param inForce whether signing in takes its codes; before that its owner has to show one
     */
    record Entry(String accountId, Binary sealed, String offer, boolean inForce) {
        @Override
        public String toString() {
            return "Entry[accountId=" + accountId + "]";
        }
    }
}
