package ticketstream.web.limit;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.bson.Document;
import ticketstream.application.account.JournaledCollection;

/**
 * Counts failed sign-ins for each account on all nodes and across restarts: the collection {@code failedsignins}, under
 * pseudonyms, forgotten a day after the last one. A try counts as failed from its beginning until it turns out to be none,
 * so that many at once gain nothing; those of the owner himself count like that too while they are under way.
 */
public final class Lockout {
    private static final Duration SWEEP = Duration.ofHours(1);

    private final MongoCollection<Document> collection;
    private final Pseudonyms pseudonyms;
    private final InstantSource clock;
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.EPOCH);

    /** Counts in this database. */
    public Lockout(MongoDatabase database, Pseudonyms pseudonyms, InstantSource clock) {
        this.collection = JournaledCollection.of(database, "failedsignins");
        this.collection.createIndex(Indexes.ascending("at"));
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /**
     * Checks unless too many tries failed before, in which case it refuses with 429 and the seconds to wait.
     *
     * @param account whose counter; known or not makes no difference
     * @param check empty = failed; whatever it throws is no try
     */
    public <T> Optional<T> attempt(String account, Supplier<Optional<T>> check) {
        count(account);
        var outcome = judge(pseudonyms.of(account), check);
        if (outcome.isPresent()) {
            clear(account);
        }
        return outcome;
    }

    /** Counts a try that failed unless {@link #clear} follows; refuses as {@link #attempt} does. */
    public void count(String account) {
        begin(pseudonyms.of(account));
    }

    /** What was counted turned out to be its owner. */
    public void clear(String account) {
        collection.deleteOne(eq("_id", pseudonyms.of(account)));
    }

    private void begin(String id) {
        sweep();
        FailedTries before;
        FailedTries after;
        do {
            var now = clock.instant();
            before = FailedTries.of(collection.find(eq("_id", id)).first(), now);
            after = before.another(now);
        } while (!store(id, before, after));
    }

    private boolean store(String id, FailedTries before, FailedTries after) {
        var document = after.document(id);
        return before.stored() == null
                ? JournaledCollection.insertIfAbsent(collection, document)
                : collection.replaceOne(before.stored(), document).getMatchedCount() == 1;
    }

    private <T> Optional<T> judge(String id, Supplier<Optional<T>> check) {
        try {
            return check.get();
        } catch (RuntimeException unjudged) {
            takeBack(id, unjudged);
            throw unjudged;
        }
    }

    private void takeBack(String id, RuntimeException unjudged) {
        try {
            collection.updateOne(
                    eq("_id", id),
                    Updates.combine(Updates.inc("count", -1), Updates.set("until", Date.from(Instant.EPOCH))));
        } catch (MongoException away) {
            unjudged.addSuppressed(away);
        }
    }

    private void sweep() {
        var now = clock.instant();
        var due = nextSweep.get();
        if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(SWEEP))) {
            collection.deleteMany(lt("at", Date.from(now.minus(FailedTries.REMEMBERED))));
        }
    }
}
