package ticketstream.web.runtime;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.publication.BatchPublisher;
import ticketstream.application.publication.CloudEventConverter;
import ticketstream.application.publication.EventTopics;
import ticketstream.application.publication.ForeignRecords;
import ticketstream.application.publication.GatedEvents;
import ticketstream.application.publication.KafkaEvents;
import ticketstream.application.publication.Refill;
import ticketstream.application.publication.TokenAfterWrites;
import ticketstream.application.publication.TokenSerializer;
import ticketstream.application.publication.TopicIdentity;
import ticketstream.application.publication.TopicsGate;
import ticketstream.web.projection.ProjectionNames;
import ticketstream.web.projection.StoredTokens;
import ticketstream.web.security.StoredKeys;

/** How events reach Kafka and come back from it, and how far each reader has come. See ADR 0005. */
@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {
    /** What a crash makes every reader repeat at most, beside the batch it was in. */
    private static final Duration TOKENS_APART = Duration.ofMillis(200);

    @Bean
    TokenStore tokenStore(MongoClient client, MongoDatabase database, DeskSettings settings) {
        var template = DefaultMongoTemplate.builder()
                .mongoDatabase(client, database.getName())
                .trackingTokensCollectionName(StoredTokens.COLLECTION)
                .build();
        var claims = Claims.of(settings);
        var tokens = MongoTokenStore.builder()
                .mongoTemplate(template)
                .serializer(TokenSerializer.create())
                .claimTimeout(claims.timeout())
                .nodeId(nodeId(settings))
                .build();
        return new TokenAfterWrites(tokens, claims.every(), TOKENS_APART);
    }

    /** Whoever holds the embedded database is alone: after a crash it need not wait for its own claims to run out. */
    private static String nodeId(DeskSettings settings) {
        return settings.embeddedMongo()
                ? "embedded"
                : ManagementFactory.getRuntimeMXBean().getName();
    }

    @Bean
    ForeignRecords foreignRecords(MongoDatabase database) {
        return new ForeignRecords(database);
    }

    @Bean
    CloudEventConverter cloudEventConverter(
            StoredEventSerializer serializer,
            EventUpcaster upcasters,
            StoredKeys keys,
            EventStorageEngine log,
            ForeignRecords foreign) {
        return new CloudEventConverter(serializer, upcasters, keys.secret("records"), log, foreign::add);
    }

    @Bean(destroyMethod = "close")
    BatchPublisher batchPublisher(KafkaAddress kafka, CloudEventConverter converter, TokenStore tokens) {
        return new BatchPublisher(
                kafka.bootstrapServers(), converter, () -> tokens.extendClaim(ProjectionNames.PUBLICATION, 0));
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
    TopicsGate topicsGate(KafkaAddress kafka, MongoDatabase database, RunningDesk desk, ObjectProvider<Refill> refill) {
        return new TopicsGate(kafka.bootstrapServers(), new TopicIdentity(database), () -> {
            desk.await();
            refill.getObject().beginInNewTopics();
        });
    }

    @Bean
    GatedEvents ticketsWhenReady(TopicsGate gate, @Qualifier("ticketEvents") KafkaEvents tickets) {
        return new GatedEvents(gate, tickets);
    }

    @Bean
    GatedEvents accountsWhenReady(TopicsGate gate, @Qualifier("accountEvents") KafkaEvents accounts) {
        return new GatedEvents(gate, accounts);
    }

    @Bean
    Refill refill(EventProcessingConfiguration processing, TokenStore tokens, MongoDatabase database) {
        return new Refill(
                name -> processing
                        .eventProcessor(name, StreamingEventProcessor.class)
                        .orElseThrow(),
                ProjectionNames.PUBLICATION,
                ProjectionNames.ALL,
                tokens,
                database);
    }
}
