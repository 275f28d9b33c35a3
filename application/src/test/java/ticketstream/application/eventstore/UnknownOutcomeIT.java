package ticketstream.application.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketstream.application.eventstore.FaultyLink.Fault;
import ticketstream.embedded.database.EmbeddedMongo;

class UnknownOutcomeIT {
    private static final int COMMITS = Integer.getInteger("ticketstream.test.faulty-commits", 480);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NONE", "HELD"},
            mode = EnumSource.Mode.EXCLUDE)
    void isFoundOutAndStoredExactlyOnce(Fault fault) throws Exception {
        var once = new AtomicBoolean(true);
        try (var mongo = EmbeddedMongo.start(folder);
                var link = new FaultyLink(mongo.uri(), () -> once.getAndSet(false) ? fault : Fault.NONE);
                var node = new Node(link.uri())) {
            node.engine.appendEvents(Events.commit("t1", 0, 2));
            node.engine.appendEvents(Events.commit("t2", 0, 1));

            assertThat(link.faults).hasValue(1);
            assertThat(node.after(-1)).hasSize(3);
        }
    }

    @Test
    void isToldWhenTheTimeToFindOutIsOver() throws Exception {
        try (var mongo = EmbeddedMongo.start(folder);
                var link = new FaultyLink(mongo.uri(), () -> Fault.REQUEST_LOST);
                var node = new Node(link.uri(), Duration.ofMillis(300))) {
            assertThatExceptionOfType(OutcomeUnknown.class)
                    .isThrownBy(() -> node.engine.appendEvents(Events.created("t1")));
        }
    }

    @Test
    void neverCostsACommitAGapADoubleOrAPhantomUnderLoad() throws Exception {
        var random = new Random(11);
        Supplier<Fault> sometimes = () -> switch (random.nextInt(30)) {
            case 0 -> Fault.REQUEST_LOST;
            case 1 -> Fault.REPLY_LOST;
            case 2 -> Fault.EXECUTED_LATE;
            case 3 -> Fault.TRUNCATED;
            default -> Fault.NONE;
        };
        try (var mongo = EmbeddedMongo.start(folder);
                var link = new FaultyLink(mongo.uri(), sometimes);
                var one = new Node(link.uri());
                var two = new Node(link.uri());
                var onlooker = new Tailing(new Node(mongo.uri()))) {
            var writers = new Writers();

            writers.run(List.of(one.engine, two.engine), 6, COMMITS / 12, 5);

            assertThat(link.faults).hasPositiveValue();
            StoredLog log = StoredLog.of(one.engine);
            log.explains(writers);
            assertThat(onlooker.seenUpTo(log.events().size())).isEqualTo(log.ids());
        }
    }

    /** Reads the tail all the while, as a publisher does. */
    private static final class Tailing implements AutoCloseable {
        private final Queue<String> seen = new ConcurrentLinkedQueue<>();
        private final Node node;
        private final CompletableFuture<Void> tailing;
        private volatile boolean open = true;

        Tailing(Node node) {
            this.node = node;
            tailing = CompletableFuture.runAsync(this::tail);
        }

        private void tail() {
            while (open) {
                node.after(seen.size() - 1L).forEach(event -> seen.add(event.getIdentifier()));
            }
        }

        List<String> seenUpTo(int events) {
            await().atMost(Duration.ofSeconds(10)).until(() -> seen.size() >= events);
            return List.copyOf(seen);
        }

        @Override
        public void close() {
            open = false;
            tailing.join();
            node.close();
        }
    }
}
