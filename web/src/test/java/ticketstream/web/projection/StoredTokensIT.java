package ticketstream.web.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.kafka.eventhandling.consumer.streamable.KafkaTrackingToken;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ticketstream.application.publication.TokenSerializer;
import ticketstream.web.limit.Database;

class StoredTokensIT {
    private static final Database SERVER = Database.start();

    private final MongoDatabase database = SERVER.fresh();
    private final TokenStore elsewhere = MongoTokenStore.builder()
            .mongoTemplate(DefaultMongoTemplate.builder()
                    .mongoDatabase(database)
                    .trackingTokensCollectionName(StoredTokens.COLLECTION)
                    .build())
            .serializer(TokenSerializer.create())
            .nodeId("elsewhere")
            .build();
    private final StoredTokens tokens = new StoredTokens(database);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void tellsHowFarAnotherNodeCame() {
        TrackingToken topic =
                KafkaTrackingToken.newInstance(Map.of(new TopicPartition("ticketstream.tickets", 1), 17L));
        store("requester", topic);
        store("publication", new GlobalSequenceTrackingToken(18));

        assertThat(tokens.of("requester")).containsExactly(topic);
        assertThat(tokens.of("publication")).containsExactly(new GlobalSequenceTrackingToken(18));
    }

    @Test
    void tellsNothingOfAProcessorThatStoredNothingYet() {
        elsewhere.initializeTokenSegments("audit", 1);

        assertThat(tokens.of("audit")).isEmpty();
        assertThat(tokens.of("never heard of")).isEmpty();
    }

    private void store(String processor, TrackingToken token) {
        elsewhere.initializeTokenSegments(processor, 1);
        elsewhere.fetchToken(processor, 0);
        elsewhere.storeToken(token, processor, 0);
    }
}
