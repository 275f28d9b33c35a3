package ticketstream.projections.deadletter;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import ticketstream.domain.actor.Person;

/**
 * Events that somebody decided a read model may do without, for as long as they cannot be applied. Kept for ever, with the
 * reason given: who compares a read model with the log has to know of them.
 */
public final class Skips {
    private final MongoCollection<Document> stored;

    public Skips(MongoDatabase database) {
        stored = database.getCollection("skips").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Returns when the decision is durable; deciding again replaces the note. */
    public void add(String projection, String sequence, long version, String note, Person by) {
        var id = id(projection, sequence, version);
        stored.replaceOne(
                new Document("_id", id),
                new Document("_id", id)
                        .append("note", note)
                        .append("by", new Document("id", by.id()).append("username", by.username()))
                        .append("at", Date.from(Instant.now())),
                new ReplaceOptions().upsert(true));
    }

    /** Takes back a decision that changed nothing. */
    public void remove(String projection, String sequence, long version) {
        stored.deleteOne(new Document("_id", id(projection, sequence, version)));
    }

    /** Asks the database; only worth it when an event could not be applied. */
    public boolean contains(String projection, String sequence, long version) {
        return stored.find(new Document("_id", id(projection, sequence, version)))
                        .first()
                != null;
    }

    private static String id(String projection, String sequence, long version) {
        return projection + "/" + sequence + "/" + version;
    }
}
