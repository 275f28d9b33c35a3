package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ticketstream.web.live.RawSocket.PING;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** more than anybody needs, of what is sound in itself. */
class LiveFloodIT {
    private static final int PER_ADDRESS = 30;
    private static final int FLOODERS = 10;
    private static final int BATCH = 1_000;
    private static final int HANDSHAKES = 2_000;
    private static final long MOST_HEAP = 32L << 20;
    private static final Duration A_TENTH = Duration.ofMillis(100);
    private static final Duration NO_TIME = Duration.ZERO;
    private static final Duration PROMPT = Duration.ofSeconds(2);

    @TempDir
    private static Path folder;

    private static LiveDesk desk;

    @BeforeAll
    static void start() {
        desk = new LiveDesk(folder, new LiveLimits(0, PER_ADDRESS, 100), Map.of());
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.feed().isHealthy());
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    /** Ten thousand pings of the protocol a second from each, which Tomcat answers by itself. */
    @Test
    void endsEveryoneWhoPingsWithoutEndWhileOthersGoOn() throws Exception {
        var other = desk.enter(Examples.USER);
        long before = heap();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> codes = new ArrayList<>();
            for (int i = 0; i < FLOODERS; i++) {
                codes.add(threads.submit(LiveFloodIT::pingsUntilClosed));
            }
            var answer = threads.submit(() -> answerTime(other));

            for (var code : codes) {
                assertThat(code.get()).isEqualTo(4429);
            }
            assertThat(answer.get()).isLessThan(PROMPT);
        }
        assertThat(heap() - before).isLessThan(MOST_HEAP);
        other.leaves();
    }

    /** What nobody reads fills the wire, and the answer to a ping waits there; so does the last word. */
    @Test
    void endsWhoPingsAndReadsNoAnswer() throws Exception {
        double before = desk.closes(CloseCode.TOO_MANY);
        try (var socket = RawSocket.upgraded(desk.port())) {
            var flood = Thread.startVirtualThread(() -> pings(socket, NO_TIME));

            await().atMost(Duration.ofSeconds(20)).until(() -> desk.closes(CloseCode.TOO_MANY) > before);
            await().atMost(Duration.ofSeconds(40)).until(() -> !flood.isAlive());
        }
    }

    /** Each asks for a connection and then says nothing. */
    @Test
    void refusesHandshakesOfOneAddressWithoutEndWhileOthersConnect() throws Exception {
        var elsewhere = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.2"))
                .build();
        List<SocketChannel> idle = new ArrayList<>();
        Map<String, Integer> answers = new HashMap<>();
        for (int i = 0; i < HANDSHAKES; i++) {
            var socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), desk.port()));
            idle.add(socket);
            socket.write(ByteBuffer.wrap(RawSocket.handshake()));
            if (i % 100 == 99) {
                assertThat(timeToConnect(elsewhere)).isLessThan(PROMPT);
            }
        }
        for (var socket : idle) {
            var status = ByteBuffer.allocate("HTTP/1.1 101".length());
            while (status.hasRemaining() && socket.read(status) >= 0) {
                Thread.onSpinWait();
            }
            answers.merge(new String(status.array(), StandardCharsets.US_ASCII), 1, Integer::sum);
            socket.close();
        }

        assertThat(answers.keySet()).containsExactlyInAnyOrder("HTTP/1.1 101", "HTTP/1.1 429");
        assertThat(answers.get("HTTP/1.1 429")).isGreaterThanOrEqualTo(HANDSHAKES / 2);
    }

    private static Integer pingsUntilClosed() throws IOException {
        try (var socket = RawSocket.upgraded(desk.port())) {
            var flood = Thread.startVirtualThread(() -> pings(socket, A_TENTH));
            int code = socket.closeCode();
            flood.interrupt();
            return code;
        }
    }

    /** A thousand, and again. */
    private static void pings(RawSocket socket, Duration pause) {
        var pings = RawSocket.frames(PING, BATCH);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                socket.write(pings);
                LockSupport.parkNanos(pause.toNanos());
            }
        } catch (IOException closed) {
            // which is what this waits for
        }
    }

    private static Duration answerTime(LiveClient client) {
        long begun = System.nanoTime();
        client.say("{\"type\":\"ping\"}").awaitType("pong");
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static Duration timeToConnect(HttpClient elsewhere) {
        long begun = System.nanoTime();
        elsewhere
                .newWebSocketBuilder()
                .subprotocols(LiveHandshake.PROTOCOL)
                .buildAsync(desk.address(), new WebSocket.Listener() {})
                .join()
                .abort();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
