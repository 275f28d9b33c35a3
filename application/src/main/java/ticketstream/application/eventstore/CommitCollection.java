package ticketstream.application.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The collection {@code commits}: every write waits for the journals of a majority, every read sees only what a majority
 * has. A node that knew of something less durable would number on from it, and a failover would leave a hole.
 */
final class CommitCollection {
    static final String NAME = "commits";

    private static final Bson HEADER = include("n", "a", "s", "c");

    private final MongoCollection<RawBsonDocument> commits;
    private final AtomicReference<@Nullable CorruptCommit> damage = new AtomicReference<>();
    private volatile boolean indexed;

    CommitCollection(MongoDatabase database) {
        commits = database.getCollection(NAME, RawBsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** Creates the unique index without which no commit may be written; only the first call does anything. */
    void ensureIndex() {
        if (!indexed) {
            commits.createIndex(
                    Indexes.ascending("a", "s"), new IndexOptions().unique(true).name("a_s"));
            indexed = true;
        }
    }

    void insert(List<RawBsonDocument> documents) {
        commits.insertMany(documents);
    }

    /** The position after the last event. */
    long end() {
        var last = commits.find()
                .sort(descending("_id"))
                .limit(1)
                .projection(HEADER)
                .first();
        return last == null ? 0 : Header.of(last).next();
    }

    /** Position, length and identity of every commit from a position on, in order. */
    List<Header> headersFrom(long position) {
        return commits.find(gte("_id", position))
                .sort(ascending("_id"))
                .projection(HEADER)
                .map(Header::of)
                .into(new ArrayList<>());
    }

    /** The id of the commit that begins with this event of this aggregate. */
    @Nullable
    String commitIdAt(String aggregateId, long firstSequence) {
        var found = commits.find(and(eq("a", aggregateId), eq("s", firstSequence)))
                .projection(HEADER)
                .first();
        return found == null ? null : Header.of(found).id();
    }

    List<StoredCommit> from(long position, int limit) {
        return read(commits.find(gte("_id", position)).sort(ascending("_id")).limit(limit));
    }

    /** The last commit that starts before a position, as a list of at most one. */
    List<StoredCommit> before(long position) {
        return read(commits.find(lt("_id", position)).sort(descending("_id")).limit(1));
    }

    List<StoredCommit> ofAggregate(String aggregateId, long firstSequence) {
        return read(
                commits.find(and(eq("a", aggregateId), gte("s", firstSequence))).sort(ascending("s")));
    }

    /** The aggregate's last commit that starts before a sequence number, as a list of at most one. */
    List<StoredCommit> ofAggregateBefore(String aggregateId, long sequence) {
        return read(commits.find(and(eq("a", aggregateId), lt("s", sequence)))
                .sort(descending("s"))
                .limit(1));
    }

    Optional<Long> lastSequence(String aggregateId) {
        return Optional.ofNullable(commits.find(eq("a", aggregateId))
                        .sort(descending("s"))
                        .limit(1)
                        .projection(HEADER)
                        .first())
                .map(Header::of)
                .map(last -> last.firstSequence() + last.events() - 1);
    }

    /** The position of the first commit that happened at or after an instant; the end of the log if there is none. */
    long firstAt(Instant instant) {
        var found = commits.find(gte("at", Date.from(instant)))
                .sort(ascending("_id"))
                .limit(1)
                .projection(HEADER)
                .first();
        return found == null ? end() : Header.of(found).position();
    }

    /** The first position that was found damaged since the start. */
    OptionalLong damagedAt() {
        var found = damage.get();
        return found == null ? OptionalLong.empty() : OptionalLong.of(found.position());
    }

    /** What to throw where a commit is missing before a later one. */
    CorruptCommit hole(long position, long later) {
        return noted(new CorruptCommit(position, "nothing stored here, but at " + later));
    }

    private CorruptCommit noted(CorruptCommit found) {
        damage.compareAndSet(null, found);
        return found;
    }

    private List<StoredCommit> read(FindIterable<RawBsonDocument> found) {
        try {
            return found.map(StoredCommit::read).into(new ArrayList<>());
        } catch (CorruptCommit corrupt) {
            throw noted(corrupt);
        }
    }

    /** What numbering needs to know of a stored commit. */
    record Header(long position, int events, String aggregateId, long firstSequence, String id) {
        static Header of(RawBsonDocument document) {
            return new Header(
                    document.getInt64("_id").getValue(),
                    document.getInt32("n").getValue(),
                    document.getString("a").getValue(),
                    document.getInt64("s").getValue(),
                    document.getString("c").getValue());
        }

        long next() {
            return position + events;
        }
    }
}
