package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** frames that no client library sends. */
class LiveFramesIT {
    private static final int FINAL_PING = 0x89;
    private static final int MASKED = 0x80;
    private static final int CLOSE = 0x88;
    private static final Duration PROMPT = Duration.ofMillis(500);

    @TempDir
    private static Path folder;

    private static LiveDesk desk;

    @BeforeAll
    static void start() {
        desk = new LiveDesk(folder, new LiveLimits(0, 0, 100), Map.of());
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.feed().isHealthy());
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "not UTF-8, 0x81, 0x80, 1007",
        "not masked, 0x81, 0, 1002",
        "compressed although that was not agreed, 0xC1, 0x80, 1002",
        "of an unknown kind, 0x83, 0x80, 1002",
        "a ping in parts, 0x09, 0x80, 1002",
        "the end of what never began, 0x80, 0x80, 1002"
    })
    void endsAConnectionWithAFrameThatIs(String what, int kind, int mask, int code) throws IOException {
        try (var socket = upgraded()) {
            socket.getOutputStream().write(frame(kind, mask, new byte[] {(byte) 0xC3, (byte) 0x28}));

            assertThat(closeCode(socket)).as(what).isEqualTo(code);
        }
    }

    @Test
    void othersGoOnWhileOneSendsTenThousandPings() throws IOException {
        var other = desk.enter(Examples.USER);
        try (var socket = upgraded()) {
            var pings = new ByteArrayOutputStream();
            for (int i = 0; i < 10_000; i++) {
                pings.write(frame(FINAL_PING, MASKED, new byte[] {1}));
            }
            socket.getOutputStream().write(pings.toByteArray());
            long begun = System.nanoTime();
            other.say("{\"type\":\"ping\"}").awaitType("pong");

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PROMPT);
        }
        other.leaves();
    }

    private static Socket upgraded() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), desk.port());
        socket.setSoTimeout(10_000);
        var handshake = String.join(
                "\r\n",
                "GET /live HTTP/1.1",
                "Host: 127.0.0.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Extensions: permessage-deflate",
                "Sec-WebSocket-Protocol: ticketstream.v1",
                "",
                "");
        socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
        var answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) socket.getInputStream().read());
        }
        assertThat(answer).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("permessage-deflate");
        return socket;
    }

    /** A mask of zeros leaves the bytes as they are. */
    private static byte[] frame(int kind, int mask, byte[] content) {
        var frame = new ByteArrayOutputStream();
        frame.write(kind);
        frame.write(mask | content.length);
        frame.writeBytes(new byte[mask == 0 ? 0 : 4]);
        frame.writeBytes(content);
        return frame.toByteArray();
    }

    private static int closeCode(Socket socket) throws IOException {
        var frames = new DataInputStream(socket.getInputStream());
        int kind = frames.readUnsignedByte();
        int length = frames.readUnsignedByte();
        assertThat(kind).isEqualTo(CLOSE);
        assertThat(length).isGreaterThanOrEqualTo(2);
        return frames.readUnsignedShort();
    }
}
