package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ticketstream.web.live.Examples.change;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.domain.actor.Scope;

class KafkaAwayIT {
    private static final Duration BACK = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private LiveDesk desk;

    @BeforeEach
    void start() {
        desk = new LiveDesk(folder, new LiveLimits(0, 0, 0), Map.of());
        await().atMost(BACK).until(() -> desk.feed().isHealthy());
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void keepsItsClientsAndCatchesUpWithoutAGap() {
        LiveClient client = desk.enter(Examples.ADMIN);
        desk.announce(change(Scope.DESK, "t", 1));
        client.awaitVersion(1);

        desk.stopKafka();
        await().atMost(BACK).until(() -> !desk.feed().isHealthy());
        Thread announcing = Thread.startVirtualThread(() -> desk.announce(change(Scope.DESK, "t", 2)));
        LiveClient newcomer = desk.connect().hello("root", client.cursor());
        desk.startKafka();
        await().atMost(BACK).until(() -> !announcing.isAlive());
        desk.announce(change(Scope.DESK, "t", 3));

        assertThat(client.awaitVersion(3).versions()).containsExactly(1L, 2L, 3L);
        assertThat(newcomer.awaitVersion(3).versions()).containsExactly(2L, 3L);
        assertThat(List.of(client, newcomer))
                .allSatisfy(one -> assertThat(one.types()).doesNotContain("resync"));
    }

    @Test
    void tellsEverybodyToLoadAnewWhenTheTopicWasCreatedAgain() throws ExecutionException, InterruptedException {
        LiveClient client = desk.enter(Examples.ADMIN);
        desk.announce(change(Scope.DESK, "t", 1), change(Scope.DESK, "t", 2));
        client.awaitVersion(2);
        String cursor = client.cursor();

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", desk.bootstrapServers()))) {
            admin.deleteTopics(List.of("ticketstream.changes")).all().get();
        }
        client.awaitType("resync");
        await().atMost(BACK).ignoreExceptions().until(() -> {
            desk.announce(change(Scope.DESK, "t", 3));
            return true;
        });

        client.awaitVersion(3);
        assertThat(desk.connect().hello("root", cursor).awaitType("resync").types())
                .startsWith("welcome", "resync");
    }

    @Test
    void saysThatItRestartsAndResumesFromTheTopicAfterwards() {
        LiveClient client = desk.enter(Examples.ADMIN);
        desk.stopNode();

        assertThat(client.awaitClose()).isEqualTo(1012);
        assertThat(client.types()).containsExactly("welcome", "restart");
    }
}
