package ticketstream.projections.stage;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.serialization.json.JacksonSerializer;
import ticketstream.embedded.database.EmbeddedMongo;

/** One database server for all tests of this run, in a temporary folder. */
public final class Databases {
    private static final MongoClient CLIENT = MongoClients.create(start().uri());

    private Databases() {}

    /** An empty database nobody else uses. */
    public static MongoDatabase fresh() {
        return CLIENT.getDatabase("test" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** The queue the product uses, with room for so many sequences. */
    public static SteppedQueue deadLetters(MongoDatabase database, String group, int room) {
        var template = DefaultMongoTemplate.builder()
                .mongoDatabase(CLIENT, database.getName())
                .build();
        return new SteppedQueue(MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .maxSequences(room)
                .mongoTemplate(template)
                .serializer(JacksonSerializer.defaultSerializer()));
    }

    private static EmbeddedMongo start() {
        try {
            var server = EmbeddedMongo.start(Files.createTempDirectory("projections"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
