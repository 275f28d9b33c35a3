package ticketstream.application.eventstore;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.mongodb.client.MongoCollection;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Changes single bytes of stored documents, within the texts of events, so that any server still takes them. */
final class Damage {
    private static final String TEXT = "\"ticketId\":\"";

    private final Map<Object, RawBsonDocument> sound = new LinkedHashMap<>();
    private final MongoCollection<RawBsonDocument> documents;
    private final Random random;

    Damage(MongoCollection<Document> documents, long seed) {
        this.documents = documents.withDocumentClass(RawBsonDocument.class);
        random = new Random(seed);
        this.documents.find().forEach(document -> sound.put(document.get("_id"), document));
    }

    List<Object> ids() {
        return List.copyOf(sound.keySet());
    }

    void flipOneByte(Object id) {
        ByteBuffer bytes = sound(id).getByteBuffer().asNIO();
        byte[] damaged = new byte[bytes.remaining()];
        bytes.get(damaged);
        int text = new String(damaged, ISO_8859_1).indexOf(TEXT) + TEXT.length();
        damaged[text + random.nextInt(10)] ^= 1;
        documents.replaceOne(eq(id), new RawBsonDocument(damaged));
    }

    void repair(Object id) {
        documents.replaceOne(eq(id), sound(id));
    }

    private RawBsonDocument sound(Object id) {
        return Objects.requireNonNull(sound.get(id));
    }
}
