package ticketstream.web.limit;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What clients used on all nodes in the last minute: the collection {@code usedlimits}, a document for each limit and key
 * under a pseudonym, deleted soon after its last use. See ADR 0016.
 */
public final class SharedCounts {
    private static final Logger LOG = LoggerFactory.getLogger(SharedCounts.class);
    private static final long SWEEP_MILLIS = 60_000;
    private static final long AWAY_MILLIS = 5_000;

    private final MongoCollection<Document> collection;
    private final Pseudonyms pseudonyms;
    private final InstantSource clock;
    private final AtomicLong nextSweep = new AtomicLong();
    private volatile long awayUntil;

    /** Counts in this database. */
    public SharedCounts(MongoDatabase database, Pseudonyms pseudonyms, InstantSource clock) {
        this.collection = database.getCollection("usedlimits");
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** What all nodes reported for one key. */
    record Reported(Document slots) {
        int in(long slot) {
            return slots.get(name(slot)) instanceof Number number ? number.intValue() : 0;
        }

        List<String> before(long slot) {
            return slots.keySet().stream()
                    .filter(name -> Long.parseLong(name) < slot)
                    .toList();
        }
    }

    /** Adds what was used, drops slots that are past, and says what all have; empty while the database is away, when each node counts for itself. */
    Optional<Reported> add(String key, long slot, int used, Collection<String> past) {
        long now = clock.millis();
        if (now < awayUntil) {
            return Optional.empty();
        }
        try {
            sweep(now, slot);
            var stored = Objects.requireNonNull(collection.findOneAndUpdate(
                    eq("_id", pseudonyms.of(key)),
                    update(slot, used, past),
                    new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
            return Optional.of(new Reported(stored.get("slots", Document.class)));
        } catch (MongoException away) {
            awayUntil = clock.millis() + AWAY_MILLIS;
            LOG.warn("limits are counted by this node alone for a while: {}", away.toString());
            return Optional.empty();
        }
    }

    private static Bson update(long slot, int used, Collection<String> past) {
        List<Bson> parts = new ArrayList<>();
        parts.add(Updates.inc("slots." + name(slot), used));
        parts.add(Updates.max("last", slot));
        past.forEach(name -> parts.add(Updates.unset("slots." + name)));
        return Updates.combine(parts);
    }

    private void sweep(long now, long slot) {
        long due = nextSweep.get();
        if (now >= due && nextSweep.compareAndSet(due, now + SWEEP_MILLIS)) {
            collection.deleteMany(lt("last", slot - Usage.SLOTS));
        }
    }

    private static String name(long slot) {
        return Long.toString(slot);
    }
}
