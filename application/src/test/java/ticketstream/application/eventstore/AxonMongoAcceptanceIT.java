package ticketstream.application.eventstore;

import com.mongodb.client.MongoClient;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.junit.jupiter.api.Tag;

/** The counter-example of ADR 0002: run with {@code -Pcounter-example} to see what the extension's engine fails. */
@Tag("counter-example")
class AxonMongoAcceptanceIT extends EventStorageEngineAcceptance {
    @Override
    EventStorageEngine engine(MongoClient client, String database) {
        var serializer = new StoredEventSerializer(StoredEvents.ofTheDesk());
        return MongoEventStorageEngine.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client, database)
                        .build())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }

    @Override
    String collection() {
        return "domainevents";
    }

    @Override
    boolean names(Throwable failure, Object documentId) {
        return String.valueOf(failure.getMessage()).contains(String.valueOf(documentId));
    }
}
