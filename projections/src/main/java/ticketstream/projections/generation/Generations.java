package ticketstream.projections.generation;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Where each read model's rows are. Knowledge is kept for {@link #VALID}; what is done with it has no effect on a
 * generation that was given up more than {@link #SETTLED} ago, and misses none that was taken up before then. See ADR 0011.
 */
public final class Generations {
    /** How old knowledge may be after the work that relied on it. */
    static final Duration VALID = Duration.ofSeconds(1);

    /** After this every node works with what was changed, or finds out before its work counts. */
    public static final Duration SETTLED = VALID.multipliedBy(2);

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoDatabase database;
    private final MongoCollection<Document> stored;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public Generations(MongoDatabase database) {
        this.database = database;
        stored = database.getCollection("generations")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    private record Known(GenerationState state, long nanos) {
        boolean isValid() {
            return System.nanoTime() - nanos < VALID.toNanos();
        }
    }

    /** Rows of one generation. Lost ones are written again, because the token or position stored after them is lost, too. */
    public MongoCollection<Document> collection(String firstGeneration, int generation) {
        return database.getCollection(generation == 1 ? firstGeneration : firstGeneration + "." + generation)
                .withWriteConcern(WriteConcern.W1);
    }

    /** The generations as they are, or were at most {@link #VALID} ago. */
    public GenerationState of(String name) {
        return recent(name).state();
    }

    /** The generations as they are. */
    public GenerationState now(String name) {
        return fetch(name).state();
    }

    /** Does some work that can be repeated; once more if the generations may have become others in the meantime. */
    public <T> T with(String name, Function<GenerationState, T> work) {
        var before = recent(name);
        while (true) {
            T done = work.apply(before.state());
            var after = recent(name);
            if (before.isValid()
                    || after.state().written().equals(before.state().written())) {
                return done;
            }
            before = after;
        }
    }

    /** Stores the first state of a read model, unless it has one. */
    public GenerationState begin(GenerationState first) {
        return read(first.name()).orElseGet(() -> {
            store(0, first);
            return now(first.name());
        });
    }

    /** Takes one step, atomically; whatever the step throws changes nothing. */
    public GenerationState change(String name, UnaryOperator<GenerationState> step) {
        while (true) {
            long asked = System.nanoTime();
            var before = now(name);
            var after = step.apply(before).following(before);
            if (store(before.revision(), after)) {
                known.put(name, new Known(after, asked));
                return after;
            }
        }
    }

    /** Stores a state where the one before has not changed; says whether it did. */
    private boolean store(long revision, GenerationState after) {
        try {
            stored.replaceOne(
                    new Document("_id", after.name()).append("revision", revision),
                    GenerationFormat.write(after),
                    UPSERT);
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failure;
            }
            return false; // somebody else's step came first
        }
    }

    private Known recent(String name) {
        @Nullable Known last = known.get(name);
        return last != null && last.isValid() ? last : fetch(name);
    }

    private Known fetch(String name) {
        long asked = System.nanoTime();
        var fetched = new Known(read(name).orElseGet(() -> GenerationState.serving(name)), asked);
        return known.merge(name, fetched, (one, other) -> one.nanos() - other.nanos() > 0 ? one : other);
    }

    private Optional<GenerationState> read(String name) {
        return Optional.ofNullable(stored.find(new Document("_id", name)).first())
                .map(GenerationFormat::read);
    }
}
