package ticketstream.application.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.application.eventstore.CommitLogEventStorageEngine;
import ticketstream.application.eventstore.Events;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;
import ticketstream.domain.account.AccountEvent.AccountEnabled;
import ticketstream.embedded.broker.EmbeddedKafka;
import ticketstream.embedded.database.EmbeddedMongo;

class PublicationIT {
    private static final int TICKETS = 200;
    private static final int EVENTS_EACH = 10;

    private static final byte[] SECRET = {1};

    @TempDir
    Path folder;

    private final StoredEventSerializer serializer = new StoredEventSerializer(StoredEvents.ofTheDesk());
    private CloudEventConverter converter;
    private final Queue<DomainEventMessage<?>> received = new ConcurrentLinkedQueue<>();
    private EmbeddedMongo mongo;
    private EmbeddedKafka kafka;
    private MongoClient client;
    private EmbeddedEventStore store;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(folder.resolve("mongo"));
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        client = MongoClients.create(mongo.uri());
        var database = client.getDatabase("desk");
        var engine = new CommitLogEventStorageEngine(
                database, serializer, NoOpEventUpcaster.INSTANCE, Duration.ofSeconds(20));
        store = EmbeddedEventStore.builder().storageEngine(engine).build();
        converter = new CloudEventConverter(
                serializer, NoOpEventUpcaster.INSTANCE, SECRET, engine, new ForeignRecords(database)::add);
    }

    @AfterEach
    void stop() {
        store.shutDown();
        client.close();
        kafka.close();
        mongo.close();
    }

    @Test
    void losesNothingKeepsTheOrderOfEachTicketAndNeverPolls() throws Exception {
        ensureTopics();
        try (var publisher = new BatchPublisher(kafka.bootstrapServers(), converter, () -> {});
                var threads = new NeverLater();
                var events = new KafkaEvents(EventTopics.TICKETS, kafka.bootstrapServers(), converter, serializer)) {
            var publication = TestProcessors.publication(store, publisher, new InMemoryTokenStore());
            var reader = TestProcessors.reader(events, threads, this::receive, new InMemoryTokenStore());
            publication.start();
            reader.start();

            appendTickets();
            sendForeignRecords();
            store.publish(List.of(Events.ofAccount("7", 0, new AccountEnabled("7"))));
            store.publish(Events.commit("last", 0, 1));
            await().atMost(Duration.ofMinutes(2)).until(() -> received.size() > TICKETS * EVENTS_EACH);

            reader.shutDown();
            publication.shutDown();
        }
        checkReceived();
    }

    private void checkReceived() {
        assertThat(received).hasSize(TICKETS * EVENTS_EACH + 1);
        assertThat(received.stream().map(e -> e.getMetaData().get("position")).distinct())
                .hasSize(received.size());
        Map<String, List<Long>> sequences = received.stream()
                .collect(Collectors.groupingBy(
                        DomainEventMessage::getAggregateIdentifier,
                        Collectors.mapping(DomainEventMessage::getSequenceNumber, Collectors.toList())));
        assertThat(sequences).hasSize(TICKETS + 1);
        sequences.forEach((ticket, order) -> assertThat(order)
                .as(ticket)
                .containsExactlyElementsOf(
                        LongStream.range(0, order.size()).boxed().toList()));
    }

    @Test
    void waitsForAllAcknowledgementsBeforeItMovesItsToken() {
        ensureTopics();
        String away = kafka.bootstrapServers();
        kafka.close();
        var tokens = new InMemoryTokenStore();
        try (var publisher = new BatchPublisher(away, converter, () -> {})) {
            var publication = TestProcessors.publication(store, publisher, tokens);
            publication.start();
            store.publish(Events.commit("t1", 0, 2));

            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            publication.processingStatus().values().stream().anyMatch(status -> status.isErrorState()));

            assertThat(tokens.fetchToken("publication", 0).position()).hasValue(-1);
            publication.shutDown();
        }
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
    }

    @Test
    void refusesATopicThatWouldBreakTheOrder() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(EventTopics.TICKETS, 3, (short) 1)))
                    .all()
                    .get();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThatExceptionOfType(IllegalStateException.class)
                            .isThrownBy(() -> EventTopics.ensure(admin)));
        }
    }

    private void appendTickets() {
        try (var writers = Executors.newFixedThreadPool(8)) {
            for (int t = 0; t < TICKETS; t++) {
                String ticket = "t" + t;
                writers.execute(() -> LongStream.range(0, EVENTS_EACH)
                        .forEach(sequence -> store.publish(Events.commit(ticket, sequence, 1))));
            }
        }
    }

    private void sendForeignRecords() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int partition = 0; partition < EventTopics.PARTITIONS; partition++) {
                var foreign = new ProducerRecord<>(EventTopics.TICKETS, partition, "last", "{".getBytes(UTF_8));
                producer.send(foreign).get();
            }
        }
    }

    private void ensureTopics() {
        try (Admin admin = admin()) {
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(KafkaException.class)
                    .untilAsserted(() -> EventTopics.ensure(admin));
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private boolean receive(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> ours && received.add(ours);
    }
}
