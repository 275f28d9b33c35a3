package ticketstream.application.eventstore;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** One node of the desk as far as the log is concerned: its own connections, its own committer. */
final class Node implements AutoCloseable {
    final StoredEventSerializer serializer = new StoredEventSerializer(StoredEvents.ofTheDesk());
    final CommitLogEventStorageEngine engine;
    final EventLog log;
    final MongoDatabase database;
    private final MongoClient client;

    Node(String uri, Duration unknownPatience) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(c -> c.serverSelectionTimeout(500, TimeUnit.MILLISECONDS))
                .retryWrites(false)
                .build());
        database = client.getDatabase("desk");
        engine = new CommitLogEventStorageEngine(database, serializer, NoOpEventUpcaster.INSTANCE, unknownPatience);
        log = new EventLog(engine, serializer);
    }

    Node(String uri) {
        this(uri, Duration.ofSeconds(20));
    }

    /** Everything after a position, as a tracking processor would get it. */
    List<? extends TrackedEventMessage<?>> after(long position) {
        return engine.readEvents(new GlobalSequenceTrackingToken(position), false)
                .toList();
    }

    static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    @Override
    public void close() {
        client.close();
    }
}
