package ticketstream.web.security;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import ticketstream.application.account.JournaledCollection;

/** The collection {@code signingkeys}. Nodes agree on a key because each generation can be inserted only once. */
public final class StoredKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private final MongoCollection<Document> collection;

    StoredKeys(MongoDatabase database) {
        collection = JournaledCollection.of(database, "signingkeys");
    }

    List<SigningKey> accessKeys() {
        var keys = new ArrayList<SigningKey>();
        collection
                .find(Filters.eq("use", "access"))
                .sort(Sorts.ascending("_id"))
                .forEach(d -> keys.add(key(d)));
        return keys;
    }

    void addAccessKey(int generation, Instant activeFrom) {
        var pair = newPair();
        JournaledCollection.insertIfAbsent(
                collection,
                new Document("_id", "access-%06d".formatted(generation))
                        .append("use", "access")
                        .append("kid", Long.toHexString(RANDOM.nextLong()))
                        .append("private", new Binary(pair.getPrivate().getEncoded()))
                        .append("public", new Binary(pair.getPublic().getEncoded()))
                        .append("activeFrom", Date.from(activeFrom)));
    }

    /** A symmetric secret for one purpose, the same on every node and after every restart. */
    public byte[] secret(String purpose) {
        var random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        var id = "secret-" + purpose;
        JournaledCollection.insertIfAbsent(
                collection, new Document("_id", id).append("use", "secret").append("value", new Binary(random)));
        var stored =
                Objects.requireNonNull(collection.find(Filters.eq("_id", id)).first());
        return stored.get("value", Binary.class).getData();
    }

    private static SigningKey key(Document stored) {
        try {
            var factory = KeyFactory.getInstance("EC");
            var privateKey = factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(stored, "private")));
            var publicKey = factory.generatePublic(new X509EncodedKeySpec(bytes(stored, "public")));
            var activeFrom = stored.getDate("activeFrom").toInstant();
            return SigningKey.of(stored.getString("kid"), privateKey, publicKey, activeFrom);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing key " + stored.getString("_id") + " cannot be read", e);
        }
    }

    private static byte[] bytes(Document stored, String field) {
        return stored.get(field, Binary.class).getData();
    }

    private static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
