package ticketstream.application.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.application.eventstore.CommitLogEventStorageEngine;
import ticketstream.application.eventstore.Events;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;
import ticketstream.embedded.broker.EmbeddedKafka;
import ticketstream.embedded.database.EmbeddedMongo;

class RefillIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int EVENTS = 300;

    private static final byte[] SECRET = {1};

    @TempDir
    Path folder;

    private final StoredEventSerializer serializer = new StoredEventSerializer(StoredEvents.ofTheDesk());
    private CloudEventConverter converter;
    private final Queue<DomainEventMessage<?>> received = new ConcurrentLinkedQueue<>();
    private EmbeddedMongo mongo;
    private EmbeddedKafka kafka;
    private MongoClient client;
    private TokenStore tokens;
    private EmbeddedEventStore store;
    private BatchPublisher publisher;
    private KafkaEvents events;
    private StreamingEventProcessor publication;
    private StreamingEventProcessor reader;
    private Refill refill;

    @BeforeEach
    void publishSomeEvents() {
        mongo = EmbeddedMongo.start(folder.resolve("mongo"));
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        client = MongoClients.create(mongo.uri());
        var database = client.getDatabase("desk");
        var engine = new CommitLogEventStorageEngine(
                database, serializer, NoOpEventUpcaster.INSTANCE, Duration.ofSeconds(20));
        store = EmbeddedEventStore.builder().storageEngine(engine).build();
        converter = new CloudEventConverter(
                serializer, NoOpEventUpcaster.INSTANCE, SECRET, engine, new ForeignRecords(database)::add);
        tokens = tokenStore("node");
        publisher = new BatchPublisher(kafka.bootstrapServers(), converter, () -> {});
        events = new KafkaEvents(EventTopics.TICKETS, kafka.bootstrapServers(), converter, serializer);
        publication = TestProcessors.publication(store, publisher, tokens);
        reader = TestProcessors.reader(
                events,
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().factory()),
                this::receive,
                tokens);
        refill = refill(publication, tokens);
        awaitTopics(() -> {});
        publication.start();
        reader.start();
        LongStream.range(0, EVENTS)
                .forEach(sequence -> store.publish(Events.commit("t" + sequence % 7, sequence / 7, 1)));
        await().atMost(PATIENCE).until(() -> received.size() == EVENTS);
    }

    @AfterEach
    void stop() {
        reader.shutDown();
        publication.shutDown();
        publisher.close();
        events.close();
        store.shutDown();
        client.close();
        kafka.close();
        mongo.close();
    }

    @Test
    void publishesEverythingAgainAndSaysSoUntilItsOldPlaceIsReached() {
        assertThat(received).noneMatch(RefillIT::isRefilled);
        var first = positions();
        received.clear();

        refill.wish();
        refill.look();
        await().atMost(PATIENCE).until(() -> received.size() == EVENTS);
        assertThat(received).allMatch(RefillIT::isRefilled);
        assertThat(positions()).containsExactlyInAnyOrderElementsOf(first);

        received.clear();
        refill.look();
        store.publish(Events.commit("new", 0, 1));
        await().atMost(PATIENCE).until(() -> received.size() == 1);
        assertThat(received).noneMatch(RefillIT::isRefilled);
    }

    /** On the node that is asked nothing happens, nor on one whose claim is over without its knowledge. */
    @Test
    void isWishedOnAnyNodeAndBegunByTheOneThatPublishes() {
        var end = OptionalLong.of(EVENTS - 1);
        await().atMost(PATIENCE)
                .until(() -> tokens.fetchToken("publication", 0).position().equals(end));
        received.clear();
        var othersTokens = tokenStore("other");
        var other = TestProcessors.publication(store, publisher, othersTokens);
        var elsewhere = refill(other, othersTokens);
        other.start();
        elsewhere.wish();
        elsewhere.look();
        assertThat(refillIsWished()).as("left to who publishes").isTrue();

        giveTheWorkTo("other");
        refill.look();
        assertThat(refillIsWished()).as("left to who took it").isTrue();

        await().atMost(PATIENCE).until(() -> !other.processingStatus().isEmpty());
        elsewhere.look();
        assertThat(refillIsWished()).isFalse();
        await().atMost(PATIENCE).until(() -> received.size() == EVENTS);
        assertThat(received).allMatch(RefillIT::isRefilled);
        other.shutDown();
    }

    @Test
    void noticesTopicsThatWereCreatedAgainAndHasThemReadFromTheStart() throws Exception {
        publication.shutDown();
        reader.shutDown();
        publisher.close(); // a start brings a new producer, which does not go on counting as for the old topics
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(EventTopics.TICKETS, EventTopics.ACCOUNTS))
                    .all()
                    .get();
        }
        var all = positions();
        received.clear();
        var noticed = new AtomicBoolean();

        awaitTopics(() -> {
            noticed.set(true);
            refill.beginInNewTopics();
        });

        assertThat(noticed).isTrue();
        await().atMost(PATIENCE).until(() -> received.size() == EVENTS);
        assertThat(positions()).containsExactlyInAnyOrderElementsOf(all);
        noticed.set(false);
        awaitTopics(() -> noticed.set(true));
        assertThat(noticed).as("the same topics at the next start").isFalse();
    }

    private Refill refill(StreamingEventProcessor publication, TokenStore tokens) {
        return new Refill(
                Map.of("publication", publication, "reader", reader)::get,
                "publication",
                List.of("reader"),
                tokens,
                client.getDatabase("desk"));
    }

    private boolean refillIsWished() {
        return client.getDatabase("desk")
                        .getCollection("publication")
                        .find(Filters.eq("_id", "refill"))
                        .first()
                != null;
    }

    private void giveTheWorkTo(String node) {
        client.getDatabase("desk")
                .getCollection("trackingtokens")
                .updateOne(
                        Filters.eq("processorName", "publication"),
                        Updates.combine(
                                Updates.set("owner", node), Updates.set("timestamp", System.currentTimeMillis())));
    }

    private TokenStore tokenStore(String node) {
        var template =
                DefaultMongoTemplate.builder().mongoDatabase(client, "desk").build();
        return MongoTokenStore.builder()
                .mongoTemplate(template)
                .serializer(TokenSerializer.create())
                .nodeId(node)
                .build();
    }

    private void awaitTopics(Runnable whenNew) {
        var identity = new TopicIdentity(client.getDatabase("desk"));
        try (var gate = new TopicsGate(kafka.bootstrapServers(), identity, whenNew)) {
            await().atMost(PATIENCE).until(() -> gate.await(1, TimeUnit.SECONDS));
        }
    }

    private List<Object> positions() {
        return received.stream()
                .<Object>map(event -> event.getMetaData().get("position"))
                .toList();
    }

    private static boolean isRefilled(DomainEventMessage<?> event) {
        return Boolean.TRUE.equals(event.getMetaData().get("refilled"));
    }

    private boolean receive(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> ours && received.add(ours);
    }
}
