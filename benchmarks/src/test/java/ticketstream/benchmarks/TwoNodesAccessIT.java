package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.client.Frame;
import ticketstream.benchmarks.fault.Servers;
import ticketstream.benchmarks.product.Product;

/** What is decided about somebody's access at one node acts at the other: on open windows, sessions, and counters. */
class TwoNodesAccessIT {
    private static final Map<String, String> LIMITS = Map.of("TICKETSTREAM_LIMITS_SIGN_INS_PER_MINUTE", "1000");
    private static final String OLD = "sales";
    private static final String NEW = "technical-support";
    private static final String PASSWORD = "velvet-harbor-tundra-77";
    private static final int ROUNDS = 10;
    private static final int TRIES = 6;
    private static final Duration SOON = Duration.ofSeconds(10);

    private static Servers servers;
    private static Product first;
    private static Product second;
    private static Desk here;
    private static Desk there;
    private static Client admin;

    @BeforeAll
    static void start() {
        servers = Servers.start("access");
        var settings = new HashMap<>(servers.settings());
        settings.putAll(LIMITS);
        first = Stage.start("access/first", settings);
        second = Stage.start("access/second", settings);
        here = new Desk(first.address());
        there = new Desk(second.address());
        admin = here.signIn(Product.ADMIN_EMAIL, Product.ADMIN_PASSWORD);
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
        first.close();
        second.close();
        servers.close();
    }

    @Test
    void takesAndGivesADepartmentInAWindowOfTheOtherNode() {
        var agent = agentThere("mover");
        List<Frame> frames = new CopyOnWriteArrayList<>();
        try (var window = agent.live(null, frames::add)) {
            for (int round = 0; round < ROUNDS; round++) {
                move(agent, NEW);
                String lost = open("lost " + round, OLD);
                String kept = open("kept " + round, NEW);
                awaitTicket(frames, kept);
                assertThat(frames)
                        .as("round %d", round)
                        .noneMatch(frame -> frame.ticketId().equals(lost));
                move(agent, OLD);
                awaitTicket(frames, open("again " + round, OLD));
            }
            assertThat(window.closed()).isNotDone();
        }
        assertThat(frames.stream().filter(frame -> frame.type().equals("access-changed")))
                .hasSize(2 * ROUNDS);
    }

    @Test
    void endsSessionsOfTheOtherNode() {
        var agent = agentThere("leaver");
        try (var window = agent.live(null, frame -> {})) {
            admin.endSessions(agent.account().id()).join().expect(204);

            await().atMost(SOON).until(() -> window.closed().isDone());
            assertThat(window.closed().join()).contains("4401");
        }
    }

    @Test
    void countsFailedSignInsOfBothAndRemembersThemAfterARestart() {
        String mail = "victim@bench.example";
        here.register("victim", mail, PASSWORD);
        IntStream.range(0, TRIES).forEach(attempt -> there.trySignIn(mail, "wrong-" + attempt + "-password"));

        assertThat(here.trySignIn(mail, PASSWORD).status()).isEqualTo(429);
        second.kill();
        second.restart();
        assertThat(there.trySignIn(mail, PASSWORD).status()).isEqualTo(429);
    }

    private static Client agentThere(String name) {
        String id = here.register(name, name + "@bench.example", PASSWORD);
        admin.makeAgent(id, OLD).join().expect(200);
        return there.signIn(name + "@bench.example", PASSWORD);
    }

    private static void move(Client agent, String department) {
        admin.makeAgent(agent.account().id(), department).join().expect(200);
    }

    private static String open(String title, String category) {
        return admin.create(title, "About " + title, category, null)
                .join()
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private static void awaitTicket(List<Frame> frames, String id) {
        await().atMost(SOON)
                .until(() -> frames.stream().anyMatch(frame -> frame.ticketId().equals(id)));
    }
}
