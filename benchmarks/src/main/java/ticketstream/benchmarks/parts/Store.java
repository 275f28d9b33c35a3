package ticketstream.benchmarks.parts;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.jspecify.annotations.Nullable;
import ticketstream.application.eventstore.CommitLogEventStorageEngine;
import ticketstream.application.eventstore.PayloadUpcaster;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;
import ticketstream.embedded.database.EmbeddedMongo;

/**
 * A database for event stores: the embedded one in this process, or the server named by {@code TICKETSTREAM_MONGODB_URI}.
 * Every write is durable for a majority before it is answered, whichever engine it comes from.
 */
final class Store implements AutoCloseable {
    private static final Duration UNKNOWN_PATIENCE = Duration.ofSeconds(10);

    private final @Nullable EmbeddedMongo embedded;
    private final MongoClient client;
    private final StoredEventSerializer serializer = new StoredEventSerializer(StoredEvents.ofTheDesk());

    private Store(@Nullable EmbeddedMongo embedded, String uri) {
        this.embedded = embedded;
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .retryWrites(false)
                .build());
    }

    /** The server the environment names, or else the embedded one with its file in this folder. */
    static Store open(Path folder) {
        String given = System.getenv("TICKETSTREAM_MONGODB_URI");
        return given == null ? embedded(folder) : new Store(null, given);
    }

    /** The embedded server with its file in this folder. */
    static Store embedded(Path folder) {
        var mongo = EmbeddedMongo.start(folder);
        return new Store(mongo, mongo.uri());
    }

    /** Empty, and of nobody else. */
    MongoDatabase emptied(String name) {
        var database = client.getDatabase(name);
        database.drop();
        return database;
    }

    MongoDatabase database(String name) {
        return client.getDatabase(name);
    }

    StoredEventSerializer serializer() {
        return serializer;
    }

    CommitLogEventStorageEngine ours(MongoDatabase database) {
        return new CommitLogEventStorageEngine(database, serializer, PayloadUpcaster.ofTheDesk(), UNKNOWN_PATIENCE);
    }

    /** The extension's engine as it comes, with our serialized form of events. */
    @SuppressWarnings("deprecation") // outside a Spring context nothing else creates its unique indexes
    EventStorageEngine axonMongo(MongoDatabase database) {
        var engine = MongoEventStorageEngine.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client, database.getName())
                        .build())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        engine.ensureIndexes();
        return engine;
    }

    @Override
    public void close() {
        client.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
