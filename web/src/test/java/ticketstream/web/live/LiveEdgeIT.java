package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ticketstream.web.live.Examples.change;

import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketstream.domain.actor.Scope;

class LiveEdgeIT {
    private static final int PER_ADDRESS = 30;

    @TempDir
    private static Path folder;

    private static LiveDesk desk;

    private final List<LiveClient> clients = new ArrayList<>();

    @BeforeAll
    static void start() {
        desk = new LiveDesk(folder, new LiveLimits(3, PER_ADDRESS, 100), Map.of());
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.feed().isHealthy());
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @AfterEach
    void leave() {
        clients.forEach(LiveClient::leaves);
    }

    /** */
    @Test
    void closesAClientThatSaysNothing() {
        assertThat(connect().awaitClose()).isEqualTo(4408);
    }

    @Test
    void closesABadToken() {
        assertThat(connect().hello("nobody", null).awaitClose()).isEqualTo(4401);
    }

    /** */
    @ParameterizedTest
    @CsvSource(
            nullValues = "absent",
            value = {
                "absent, 101",
                "http://127.0.0.1:{port}, 101",
                "https://desk.example.org, 101",
                "https://127.0.0.1:{port}, 403",
                "http://127.0.0.1, 403",
                "http://127.0.0.1.evil.tld:{port}, 403",
                "http://127.0.0.1:{port}.evil.tld, 403",
                "https://desk.example.org.evil.tld, 403",
                "http://evil@127.0.0.1:{port}, 403",
                "http://127.0.0.1:{port}/, 403",
                "ws://127.0.0.1:{port}, 403",
                "http://evil.tld, 403",
                "null, 403"
            })
    void looksAtTheOriginOfAHandshake(String origin, int status) {
        String sent = origin == null ? null : origin.replace("{port}", Integer.toString(desk.port()));

        assertThat(LiveClient.handshake(desk.address(), sent)).isEqualTo(status);
    }

    @Test
    void takesFramesUpTo64KiB() {
        LiveClient client = enter();
        client.say("{\"type\":\"ping\"" + " ".repeat(60_000) + "}").awaitType("pong");
        client.say(" ".repeat(65 * 1024));

        assertThat(client.awaitClose()).isEqualTo(1009);
    }

    @Test
    void refusesAFrameInAThousandParts() {
        LiveClient client = enter();
        for (int i = 0; i < 1_000 && !client.isClosed() && !client.socket().isOutputClosed(); i++) {
            client.socket().sendText(" ", false).exceptionally(broken -> null).join();
        }

        assertThat(client.awaitClose()).isIn(1009, 1006);
        assertThat(desk.closes(CloseCode.FRAME_TOO_LARGE)).isPositive();
    }

    @Test
    void takesNoBinaryFrames() {
        LiveClient client = enter();
        client.socket().sendBinary(ByteBuffer.allocate(10), true).join();

        assertThat(client.awaitClose()).isEqualTo(1003);
    }

    /** */
    @Test
    void closesAFlood() {
        LiveClient client = enter();
        for (int i = 0; i < 101; i++) {
            client.say("{\"type\":\"ping\"}");
        }

        assertThat(client.awaitClose()).isEqualTo(4429);
    }

    /** */
    @Test
    void letsNoEventOfAClientThrough() {
        LiveClient attacker = enter();
        LiveClient other = connect().hello("root", null);
        attacker.say("{\"type\":\"ticket-created\",\"ticketId\":\"t\",\"version\":1}")
                .awaitType("error");
        desk.announce(change(Scope.DESK, "real", 1));

        assertThat(attacker.last().get("code").asString()).isEqualTo("unknown_type");
        assertThat(other.awaitVersion(1).types()).containsExactly("welcome", "ticket-created");
    }

    /** */
    @Test
    void refusesOneSocketMoreThanAnAccountMayHave() {
        enter();
        enter();
        enter();

        assertThat(enter().awaitClose()).isEqualTo(4429);
    }

    @Test
    void refusesAHandshakeMoreThanAnAddressMayHave() {
        List<LiveClient> silent = new ArrayList<>();
        await().until(() -> handshakesUntilRefused(silent) == 429);
        assertThat(silent).hasSizeLessThanOrEqualTo(PER_ADDRESS);
        silent.forEach(LiveClient::leaves);
        await().atMost(Duration.ofSeconds(10)).until(() -> LiveClient.handshake(desk.address(), null) == 101);
    }

    private int handshakesUntilRefused(List<LiveClient> open) {
        for (int i = 0; i < 2 * PER_ADDRESS; i++) {
            try {
                open.add(desk.connect());
            } catch (CompletionException e) {
                return e.getCause() instanceof WebSocketHandshakeException refused
                        ? refused.getResponse().statusCode()
                        : 0;
            }
        }
        return 0;
    }

    private LiveClient connect() {
        LiveClient client = desk.connect();
        clients.add(client);
        return client;
    }

    private LiveClient enter() {
        return connect().hello("anne", null);
    }
}
