package ticketstream.application.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.embedded.database.EmbeddedMongo;

class FollowedLogIT {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final int PATIENCE = 20;

    @TempDir
    Path folder;

    private final AtomicInteger questions = new AtomicInteger();
    private EmbeddedMongo mongo;
    private Link counted;
    private Node node;

    @BeforeEach
    void start() throws Exception {
        mongo = EmbeddedMongo.start(folder);
        counted = new FaultyLink(mongo.uri(), () -> FaultyLink.Fault.NONE) {
            @Override
            boolean exchange(Socket client, Socket upstream, WireMessage question) throws IOException {
                questions.addAndGet(question.isGreeting() ? 0 : 1);
                return super.exchange(client, upstream, question);
            }
        };
        node = new Node(counted.uri());
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
        counted.close();
        mongo.close();
    }

    @Test
    void handsOnWhatThisNodeStoredWithoutAskingTheDatabaseForIt() throws Exception {
        node.engine.appendEvents(Events.created("t0"));
        var stream = follow(node, -1, NEVER);
        assertThat(positions(stream, 1)).containsExactly(0L);
        questions.set(0);

        node.engine.appendEvents(Events.commit("t1", 0, 3));
        node.engine.appendEvents(Events.created("t2"));

        var expected = node.after(0);
        questions.addAndGet(-1); // the line above
        for (var logged : expected) {
            assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isTrue();
            var handedOn = stream.nextAvailable();
            assertThat(handedOn.trackingToken()).isEqualTo(logged.trackingToken());
            assertThat(handedOn.getIdentifier()).isEqualTo(logged.getIdentifier());
            assertThat(handedOn.getPayload()).isEqualTo(logged.getPayload());
            assertThat(handedOn.getMetaData()).isEqualTo(logged.getMetaData());
            assertThat(handedOn.getTimestamp()).isEqualTo(logged.getTimestamp());
        }
        assertThat(expected).hasSize(4);
        assertThat(questions).as("inserts alone").hasValue(2);
    }

    @Test
    void asksTheDatabaseForNothingMoreWhileItFollows() throws Exception {
        node.engine.appendEvents(Events.created("t0"));
        var stream = follow(node, 0, NEVER);
        assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
        questions.set(0);

        for (int i = 1; i <= 10; i++) {
            node.engine.appendEvents(Events.created("t" + i));
            assertThat(positions(stream, 1)).containsExactly((long) i);
            assertThat(stream.peek()).isEmpty();
            assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
        }
        assertThat(questions).as("inserts alone").hasValue(10);
    }

    @Test
    void asksAtOnceForWhatAnotherNodeStoredBeforeItsOwn() throws Exception {
        try (var other = new Node(mongo.uri())) {
            var stream = follow(node, -1, NEVER);
            assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();

            other.engine.appendEvents(Events.created("t1"));
            node.engine.appendEvents(Events.created("t2"));

            assertThat(positions(stream, 2)).containsExactly(0L, 1L);
        }
    }

    @Test
    void wakesWhoeverWaits() throws Exception {
        var stream = follow(node, -1, NEVER);
        var waiting = CompletableFuture.supplyAsync(() -> next(stream));

        node.engine.appendEvents(Events.created("t1"));

        assertThat(Node.position(waiting.get(PATIENCE, TimeUnit.SECONDS))).isZero();
    }

    @Test
    void findsWhatOtherNodesStoreBetweenItsOwn() throws Exception {
        try (var other = new Node(mongo.uri())) {
            var stream = follow(node, -1, OFTEN);
            for (int i = 0; i < 50; i++) {
                (i % 3 == 0 ? other : node).engine.appendEvents(Events.commit("t" + i, 0, 2));
            }

            assertThat(positions(stream, 100))
                    .containsExactlyElementsOf(LongStream.range(0, 100).boxed().toList());
        }
    }

    @Test
    void looksForMoreSoonAfterAnotherNodeStoredSomething() throws Exception {
        try (var other = new Node(mongo.uri())) {
            other.engine.appendEvents(Events.created("t0"));
            var stream = follow(node, -1, NEVER);
            for (int i = 0; i < 10; i++) {
                assertThat(positions(stream, 1)).containsExactly((long) i);
                assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
                other.engine.appendEvents(Events.created("t1" + i));
            }
        }
    }

    @Test
    void startsInsideACommitThatIsStillInMemory() throws Exception {
        node.engine.appendEvents(Events.commit("t1", 0, 3));
        node.engine.appendEvents(Events.created("t2"));

        assertThat(positions(follow(node, 1, NEVER), 2)).containsExactly(2L, 3L);
    }

    @Test
    void goesOnFromTheDatabaseWhereMemoryEnds() throws Exception {
        String long1 = "x".repeat(3 << 20);
        node.engine.appendEvents(Events.created("t0"));
        node.engine.appendEvents(Events.created(long1 + 1));
        node.engine.appendEvents(Events.created(long1 + 2));
        node.engine.appendEvents(Events.created("t3"));

        assertThat(node.engine.recent().from(0, 1)).isEmpty();
        assertThat(positions(follow(node, -1, NEVER), 4)).containsExactly(0L, 1L, 2L, 3L);
    }

    private static BlockingStream<TrackedEventMessage<?>> follow(Node node, long after, Duration lookAround) {
        return new FollowedLog(node.engine, lookAround).openStream(new GlobalSequenceTrackingToken(after));
    }

    private static List<Long> positions(BlockingStream<TrackedEventMessage<?>> stream, int count) throws Exception {
        List<Long> positions = new ArrayList<>();
        while (positions.size() < count && stream.hasNextAvailable(PATIENCE, TimeUnit.SECONDS)) {
            positions.add(Node.position(stream.nextAvailable()));
        }
        return positions;
    }

    private static TrackedEventMessage<?> next(BlockingStream<TrackedEventMessage<?>> stream) {
        try {
            return stream.nextAvailable();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
