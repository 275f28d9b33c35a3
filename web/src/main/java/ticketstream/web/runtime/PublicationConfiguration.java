package ticketstream.web.runtime;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.publication.BatchPublisher;
import ticketstream.application.publication.CloudEventConverter;
import ticketstream.application.publication.EventTopics;
import ticketstream.application.publication.KafkaEvents;
import ticketstream.application.publication.TokenAfterWrites;
import ticketstream.application.publication.TokenSerializer;
import ticketstream.application.publication.TopicsGate;

/** How events reach Kafka and come back from it, and how far each reader has come. See ADR 0005. */
@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {
    /** A node that is silent this long loses its share of the work to another one. */
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    @Bean
    TokenStore tokenStore(MongoClient client, MongoDatabase database) {
        var template = DefaultMongoTemplate.builder()
                .mongoDatabase(client, database.getName())
                .trackingTokensCollectionName("tokens")
                .build();
        return new TokenAfterWrites(MongoTokenStore.builder()
                .mongoTemplate(template)
                .serializer(TokenSerializer.create())
                .claimTimeout(CLAIM_TIMEOUT)
                .build());
    }

    @Bean
    CloudEventConverter cloudEventConverter(StoredEventSerializer serializer, EventUpcaster upcasters) {
        return new CloudEventConverter(serializer, upcasters);
    }

    @Bean(destroyMethod = "close")
    BatchPublisher batchPublisher(KafkaAddress kafka, CloudEventConverter converter) {
        return new BatchPublisher(kafka.bootstrapServers(), converter);
    }

    @Bean(destroyMethod = "close")
    KafkaEvents ticketEvents(KafkaAddress kafka, CloudEventConverter converter, StoredEventSerializer serializer) {
        return new KafkaEvents(EventTopics.TICKETS, kafka.bootstrapServers(), converter, serializer);
    }

    @Bean(destroyMethod = "close")
    KafkaEvents accountEvents(KafkaAddress kafka, CloudEventConverter converter, StoredEventSerializer serializer) {
        return new KafkaEvents(EventTopics.ACCOUNTS, kafka.bootstrapServers(), converter, serializer);
    }

    @Bean(destroyMethod = "close")
    TopicsGate topicsGate(KafkaAddress kafka) {
        return new TopicsGate(kafka.bootstrapServers());
    }
}
