package ticketstream.application.eventstore;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.bson.BsonInt64;

class CommitLogAcceptanceIT extends EventStorageEngineAcceptance {
    @Override
    EventStorageEngine engine(MongoClient client, String database) {
        return new CommitLogEventStorageEngine(
                client.getDatabase(database),
                new StoredEventSerializer(StoredEvents.ofTheDesk()),
                NoOpEventUpcaster.INSTANCE,
                Duration.ofSeconds(20));
    }

    @Override
    String collection() {
        return CommitCollection.NAME;
    }

    @Override
    boolean names(Throwable failure, Object documentId) {
        return failure instanceof CorruptCommit damage
                && documentId instanceof BsonInt64 position
                && damage.position() == position.getValue();
    }
}
