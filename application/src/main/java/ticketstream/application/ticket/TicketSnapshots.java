package ticketstream.application.ticket;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;
import ticketstream.domain.ticket.TicketState;

/**
 * The collection {@code snapshots}: for each long-lived ticket one state it once had. Only a short cut: what is missing,
 * damaged or of another revision is made again from the log, and a snapshot that cannot be written is left out.
 */
public final class TicketSnapshots implements AutoCloseable {
    static final String NAME = "snapshots";

    private static final Logger LOG = LoggerFactory.getLogger(TicketSnapshots.class);
    private static final int MOST_WAITING = 1_000;

    private final StoredEventSerializer serializer = new StoredEventSerializer(new StoredEvents(TicketState.class));
    private final MongoCollection<Document> snapshots;
    private final ThreadPoolExecutor background = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("snapshots").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    public TicketSnapshots(MongoDatabase database) {
        snapshots = database.getCollection(NAME);
    }

    /** The ticket's last snapshot that this release can trust; null if there is none. */
    @Nullable
    TicketState find(String ticketId) {
        var found = snapshots.find(eq(ticketId)).first();
        if (found == null) {
            return null;
        }
        try {
            return read(found);
        } catch (RuntimeException e) {
            LOG.warn("the snapshot of ticket {} is damaged; its log is folded instead", ticketId);
            return null;
        }
    }

    /** Stores a snapshot when there is time, or never. */
    void store(TicketState state) {
        background.execute(() -> write(state));
    }

    /** Leaves out what is not written yet. */
    @Override
    public void close() {
        background.shutdownNow();
    }

    private void write(TicketState state) {
        try {
            SerializedObject<String> stored = serializer.serialize(state, String.class);
            var document = new Document("_id", state.id())
                    .append("pt", stored.getType().getName())
                    .append("pr", stored.getType().getRevision())
                    .append("p", stored.getData())
                    .append("x", checksum(stored.getData()));
            snapshots.replaceOne(eq(state.id()), document, new ReplaceOptions().upsert(true));
        } catch (RuntimeException e) {
            if (!background.isShutdown()) {
                LOG.warn(
                        "no snapshot of ticket {}: {}", state.id(), e.getClass().getSimpleName());
            }
        }
    }

    private @Nullable TicketState read(Document found) {
        var payload = found.getString("p");
        if (found.getInteger("x") != checksum(payload)) {
            throw new IllegalStateException("checksum does not match");
        }
        Object snapshot = serializer.deserialize(
                new SimpleSerializedObject<>(payload, String.class, found.getString("pt"), found.getString("pr")));
        return snapshot instanceof TicketState state && state.id().equals(found.getString("_id")) ? state : null;
    }

    private static int checksum(String payload) {
        var crc = new CRC32C();
        crc.update(payload.getBytes(UTF_8));
        return (int) crc.getValue();
    }
}
