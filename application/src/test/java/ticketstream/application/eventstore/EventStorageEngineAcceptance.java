package ticketstream.application.eventstore;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.axonframework.common.AxonException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketstream.application.eventstore.FaultyLink.Fault;
import ticketstream.embedded.database.EmbeddedMongo;

/** What the desk asks of any engine that is to hold its log on a MongoDB; each engine is a subclass. */
abstract class EventStorageEngineAcceptance {
    private static final int COMMITS = Integer.getInteger("ticketstream.test.commits", 2_000);
    private static final int WRITERS_PER_NODE = 8;
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    private Path folder;

    private final List<MongoClient> clients = new ArrayList<>();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
    private EmbeddedMongo mongo;
    private EventStorageEngine engine;

    /** An engine as one node has it, with connections of its own. */
    abstract EventStorageEngine engine(MongoClient client, String database);

    /** The collection in which the engine keeps events. */
    abstract String collection();

    /** Whether a failure says which stored document is damaged. */
    abstract boolean names(Throwable failure, Object documentId);

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(folder);
        engine = node(mongo.uri());
    }

    @AfterEach
    void stop() {
        clients.forEach(MongoClient::close);
        threads.shutdown();
        mongo.close();
    }

    private EventStorageEngine node(String uri) {
        MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(500, MILLISECONDS))
                .build());
        clients.add(client);
        return engine(client, "desk");
    }

    static List<Duration> delays() {
        return List.of(Duration.ofMillis(1500), Duration.ofSeconds(10), Duration.ofHours(1));
    }

    /** Case F-11: the writer stops between the event's time and its insert, and others commit meanwhile. */
    @ParameterizedTest
    @MethodSource("delays")
    void deliversWhatAPausedWriterCommitsLate(Duration delay) throws Exception {
        engine.appendEvents(Events.at(NOON, Events.created("before")));
        var late = Events.at(NOON.plusMillis(1), Events.created("late"));
        try (var link = new FaultyLink(mongo.uri(), () -> Fault.HELD)) {
            EventStorageEngine paused = node(link.uri());
            var append = CompletableFuture.runAsync(() -> paused.appendEvents(late), threads);
            Awaitility.await().until(() -> link.faults.get() == 1);
            engine.appendEvents(Events.at(NOON.plus(delay), Events.created("meanwhile")));
            StoredLog seen = StoredLog.of(engine);
            link.release();
            append.get(PATIENCE_SECONDS, SECONDS);

            StoredLog rest = StoredLog.of(engine, seen.head());

            assertThat(seen.ids()).hasSize(2);
            assertThat(rest.ids()).containsExactly(late.getIdentifier());
            assertThat(StoredLog.of(engine).ids().subList(0, 2))
                    .as("a replay has the same order")
                    .isEqualTo(seen.ids());
        }
    }

    /** Case F-12: -500 ms, -90 s, +90 s, to 2038 and beyond, and back. */
    @Test
    void ordersByPlaceAndNotByTheClock() {
        List<Instant> clock = List.of(
                NOON,
                NOON.minusMillis(500),
                NOON.minusSeconds(90),
                NOON.plusSeconds(90),
                Instant.parse("2038-01-19T03:14:08Z"),
                Instant.parse("2100-01-01T00:00:00Z"),
                NOON.plusSeconds(1));
        List<TrackedEventMessage<?>> followed = new ArrayList<>();
        TrackingToken token = null;
        for (int i = 0; i < clock.size(); i++) {
            engine.appendEvents(
                    Events.at(clock.get(i), Events.commit("t1", i, 1).getFirst()));
            List<? extends TrackedEventMessage<?>> next =
                    StoredLog.of(engine, token).events();
            followed.addAll(next);
            token = next.isEmpty() ? token : next.getLast().trackingToken();
        }

        assertThat(engine.readEvents("t1").asStream().map(DomainEventMessage::getTimestamp))
                .containsExactlyElementsOf(clock);
        assertThat(new StoredLog(followed).ids()).isEqualTo(StoredLog.of(engine).ids());
        StoredLog.of(engine).isSound();
        assertThat(followed).hasSize(clock.size());
    }

    /** Case F-30, as far as the engine is concerned. */
    @Test
    void losesNothingWhenTwoNodesAppendTheSameTickets() throws Exception {
        var writers = new Writers();

        writers.run(List.of(engine, node(mongo.uri())), WRITERS_PER_NODE, COMMITS / (2 * WRITERS_PER_NODE), 42);

        StoredLog.of(engine).explains(writers);
        assertThat(writers.unknown).isEmpty();
        int rounds = (COMMITS / (2 * WRITERS_PER_NODE) + 3) / 4;
        assertThat(writers.refused)
                .as("of every contested ticket all but one writer lose, and nobody else")
                .hasSize(rounds * (2 * WRITERS_PER_NODE - 1));
    }

    @Test
    void losesNothingWhenManyNodesStartAtOnceOnAnEmptyDatabase() throws Exception {
        List<EventStorageEngine> nodes =
                IntStream.range(0, 6).mapToObj(i -> node(mongo.uri())).toList();
        var writers = new Writers();

        writers.run(nodes, 2, 9, 7);

        StoredLog.of(engine).explains(writers);
    }

    @Test
    void leavesNothingOfARefusedCommit() {
        engine.appendEvents(Events.commit("t1", 0, 1));
        engine.appendEvents(Events.commit("t2", 0, 1));
        engine.appendEvents(Events.commit("t1", 1, 1));
        List<String> before = StoredLog.of(engine).ids();

        for (var commit : List.of(
                Events.commit("t1", 0, 3),
                Events.commit("t1", 1, 3),
                List.of(Events.moved("t2", 1), Events.moved("t1", 1)),
                List.of(Events.moved("t2", 1), Events.moved("t2", 1)))) {
            assertThatExceptionOfType(AxonException.class).isThrownBy(() -> engine.appendEvents(commit));
        }

        assertThat(StoredLog.of(engine).ids()).isEqualTo(before);
    }

    @Test
    void storesAllOfACommitOrNothingWhenTheServerFailsInTheMiddle() throws Exception {
        var once = new AtomicBoolean(true);
        try (var link = new FaultyLink(mongo.uri(), () -> once.getAndSet(false) ? Fault.TRUNCATED : Fault.NONE)) {
            EventStorageEngine troubled = node(link.uri());

            Throwable failure = catchThrowable(() -> troubled.appendEvents(Events.commit("t1", 0, 3)));

            assertThat(link.faults).hasValue(1);
            assertThat(StoredLog.of(engine).events()).hasSize(failure == null ? 3 : 0);
        }
    }

    /** The node dies after so many messages to or from the database; its client sends the commit again elsewhere. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void storesACommitOnceWhereverItsNodeDies(int messages) throws Exception {
        engine.appendEvents(Events.created("t0"));
        List<DomainEventMessage<?>> commit = Events.commit("t1", 0, 2);
        try (var link = new CutLink(mongo.uri(), messages)) {
            var dying = CompletableFuture.runAsync(() -> node(link.uri()).appendEvents(commit), threads);
            CompletableFuture.anyOf(link.cut, dying)
                    .exceptionally(failure -> null)
                    .get(PATIENCE_SECONDS, SECONDS);

            assertThat(StoredLog.of(engine).ofAggregate("t1").size()).isIn(0, 2);
            Throwable again = catchThrowable(() -> engine.appendEvents(commit));

            assertThat(again == null || again instanceof AxonException)
                    .as("%s", again)
                    .isTrue();
            assertThat(StoredLog.of(engine).ofAggregate("t1"))
                    .extracting(DomainEventMessage::getIdentifier)
                    .containsExactly(
                            commit.get(0).getIdentifier(), commit.get(1).getIdentifier());
            StoredLog.of(engine).isSound();
        }
    }

    @Test
    void givesOutNoChangedByteAndNamesItsPlace() {
        LongStream.range(0, 20).forEach(i -> engine.appendEvents(Events.commit("t" + i, 0, 1 + (int) i % 3)));
        var documents = clients.getFirst().getDatabase("desk").getCollection(collection());
        var damage = new Damage(documents, 5);

        for (Object id : damage.ids()) {
            damage.flipOneByte(id);

            Throwable failure =
                    catchThrowable(() -> StoredLog.of(engine).events().forEach(e -> e.getPayload()));

            assertThat(failure).as("%s", id).isNotNull().matches(e -> names(e, id));
            damage.repair(id);
        }
        assertThat(StoredLog.of(engine).events()).hasSizeGreaterThan(20);
    }
}
