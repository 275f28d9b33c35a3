package ticketstream.application.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketstream.domain.actor.Person;

/**
 * Records of our topics that are none of our events, or that nobody can prove to be: copied here for a person to look at,
 * never applied. At most {@value #MOST} copies are kept at a time; the topic has every record.
 */
public final class ForeignRecords {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignRecords.class);
    private static final int MOST = 1_000;
    private static final int LONGEST_VALUE = 1 << 16;
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_HEADERS = 50;
    private static final Document WAITING = new Document("dismissed", null);

    private final MongoCollection<Document> stored;

    public ForeignRecords(MongoDatabase database) {
        stored = database.getCollection("foreignrecords").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /**
     * A copy.
     *
     * @param id {@code topic-partition@offset}
     * @param reason why it is none of our events
     * @param key its beginning
     * @param headers the first ones, the beginning of each in one line
     * @param value its beginning, as text
     */
    public record Copy(
            String id,
            String reason,
            Instant since,
            @Nullable String key,
            List<String> headers,
            String value) {}

    /** Returns when the copy is durable. Records that come again are not copied again. */
    public void add(ConsumerRecord<String, byte[]> published, String reason) {
        var id = ForeignRecord.of(published).id();
        LOG.error("passed by a record that is not one of our events: {}, {}", id, reason);
        if (count() < MOST) {
            stored.updateOne(
                    new Document("_id", id),
                    new Document("$setOnInsert", copy(published, reason)),
                    new UpdateOptions().upsert(true));
        }
    }

    /** Those nobody has dismissed, the oldest first. */
    public List<Copy> all() {
        return stored.find(WAITING)
                .sort(new Document("since", 1).append("_id", 1))
                .map(ForeignRecords::read)
                .into(new ArrayList<>());
    }

    /** How many nobody has dismissed, at most {@value #MOST}. */
    public long count() {
        return stored.countDocuments(WAITING, new CountOptions().limit(MOST));
    }

    /** Takes a copy off the list; says whether it was there. The decision is kept with its note. */
    public boolean dismiss(String id, String note, Person by) {
        var dismissed = new Document("note", note)
                .append("by", new Document("id", by.id()).append("username", by.username()))
                .append("at", Date.from(Instant.now()));
        return stored.updateOne(
                                new Document("_id", id).append("dismissed", null),
                                new Document("$set", new Document("dismissed", dismissed)))
                        .getMatchedCount()
                == 1;
    }

    private static Document copy(ConsumerRecord<String, byte[]> published, String reason) {
        byte @Nullable [] value = published.value();
        return new Document("reason", reason)
                .append("since", Date.from(Instant.now()))
                .append("key", published.key() == null ? null : cut(published.key()))
                .append(
                        "headers",
                        Stream.of(published.headers().toArray())
                                .limit(MOST_HEADERS)
                                .map(header -> cut(header.key() + ": " + text(header.value())))
                                .toList())
                .append(
                        "value",
                        new Binary(
                                value == null
                                        ? new byte[0]
                                        : Arrays.copyOf(value, Math.min(value.length, LONGEST_VALUE))))
                .append("dismissed", null);
    }

    private static Copy read(Document copy) {
        return new Copy(
                copy.getString("_id"),
                copy.getString("reason"),
                copy.getDate("since").toInstant(),
                copy.getString("key"),
                copy.getList("headers", String.class),
                text(copy.get("value", Binary.class).getData()));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}
