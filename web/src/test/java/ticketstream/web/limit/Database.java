package ticketstream.web.limit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import ticketstream.embedded.database.EmbeddedMongo;

/** A server for the tests of one class, with a database for each of them. */
public final class Database implements AutoCloseable {
    private final EmbeddedMongo server;
    private final MongoClient client;

    private Database(EmbeddedMongo server) {
        this.server = server;
        this.client = MongoClients.create(server.uri() + "&serverSelectionTimeoutMS=500");
    }

    public static Database start() {
        try {
            return new Database(EmbeddedMongo.start(Files.createTempDirectory("limits")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public MongoDatabase fresh() {
        return client.getDatabase(UUID.randomUUID().toString());
    }

    /** From now on nothing answers. */
    void stop() {
        server.close();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
