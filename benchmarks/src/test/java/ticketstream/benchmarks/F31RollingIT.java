package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.crowd.Crowd;
import ticketstream.benchmarks.crowd.Seat;
import ticketstream.benchmarks.fault.Nginx;
import ticketstream.benchmarks.fault.Servers;
import ticketstream.benchmarks.product.Product;

/** Stops and starts two nodes behind nginx in turns, while people work: nobody has to ask more than twice, and every window is sent over. */
class F31RollingIT {
    private static final int USERS = 1;
    private static final int WINDOWS = 100;
    private static final int ROUNDS = 2;
    private static final int SEATED_WITHIN_SECONDS = 60;
    private static final Duration SOUND = Duration.ofSeconds(5);
    private static final Duration BACK = Duration.ofSeconds(60);

    @Test
    void goesOnWhileNodesAreStoppedInTurns() {
        try (var servers = Servers.start("F-31");
                var other = Stage.start("F-31/other", settings(servers));
                var product = Stage.start("F-31/product", settings(servers));
                var nginx = Nginx.before("F-31/nginx", List.of(other, product));
                var desk = new Desk(nginx.address(), Stage.PATIENCE);
                var stage = Stage.open("F-31", product, desk, USERS);
                var crowd = new Crowd(desk.live())) {
            crowd.seat(windows(stage.cast().everybody()), SEATED_WITHIN_SECONDS);
            stage.run(SOUND);
            for (int round = 0; round < ROUNDS; round++) {
                roll(other, stage, crowd);
                roll(product, stage, crowd);
            }
            stage.say("answers through nginx: " + nginx.answers() + "; sockets: " + crowd.notices());
            stage.prove();
            assertThat(stage.repeats())
                    .as("asked for more than twice")
                    .noneMatch(repeat -> repeat.inVain().size() > 1);
            assertThat(crowd.notices().keySet())
                    .as("how sockets ended")
                    .filteredOn(notice -> notice.startsWith("closed with") || notice.equals("cut off"))
                    .containsExactly("closed with 1012");
        }
    }

    private static void roll(Product node, Stage stage, Crowd crowd) {
        long began = System.nanoTime();
        node.stop();
        long stopped = System.nanoTime();
        long ready = node.restart().toMillis();
        await().atMost(BACK).until(() -> crowd.greeted() == WINDOWS);
        var moved = crowd.greetings().stream().filter(at -> at > began).toList();
        stage.say("stopped in " + (stopped - began) / 1_000_000 + " ms, ready again after " + ready + " ms; "
                + moved.size() + " windows moved within "
                + (moved.isEmpty() ? 0 : (moved.getLast() - began) / 1_000_000) + " ms");
        assertThat(moved).as("a node without windows proves nothing").isNotEmpty();
        stage.run(SOUND);
    }

    private static List<Seat> windows(List<Client> people) {
        return IntStream.range(0, WINDOWS)
                .mapToObj(window -> new Seat("anybody", people.get(window % people.size())::lastingToken))
                .toList();
    }

    private static Map<String, String> settings(Servers servers) {
        var settings = new HashMap<>(servers.settings());
        settings.put("TICKETSTREAM_TRUSTED_PROXIES", "127.0.0.1/32");
        return settings;
    }
}
