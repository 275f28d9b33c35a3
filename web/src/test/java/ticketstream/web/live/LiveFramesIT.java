package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ticketstream.web.live.RawSocket.MASKED;
import static ticketstream.web.live.RawSocket.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** frames that no client library sends. Floods of sound ones: {@link LiveFloodIT}. */
class LiveFramesIT {
    private static final int PARTS = 1_000;

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

    /** Nothing is ever unpacked, so a compressed bomb is but a frame of a kind that was not agreed on. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "not UTF-8, 0x81, 0x80, 1007",
        "not masked, 0x81, 0, 1002",
        "compressed although that was not agreed, 0xC1, 0x80, 1002",
        "binary, 0x82, 0x80, 1003",
        "of an unknown kind, 0x83, 0x80, 1002",
        "a ping in parts, 0x09, 0x80, 1002",
        "the end of what never began, 0x80, 0x80, 1002"
    })
    void endsAConnectionWithAFrameThatIs(String what, int kind, int mask, int code) throws IOException {
        try (var socket = RawSocket.upgraded(desk.port())) {
            socket.write(frame(kind, mask, new byte[] {(byte) 0xC3, (byte) 0x28}));

            assertThat(socket.closeCode()).as(what).isEqualTo(code);
        }
    }

    @Test
    void endsAConnectionWithAFrameOfMoreThan64KiB() throws IOException {
        try (var socket = RawSocket.upgraded(desk.port())) {
            socket.write(frame(RawSocket.TEXT, MASKED, new byte[65 * 1024]));

            assertThat(socket.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void endsAConnectionWithAFrameInAThousandParts() throws IOException {
        var parts = new ByteArrayOutputStream();
        parts.writeBytes(RawSocket.frames(RawSocket.TEXT_BEGUN, 1));
        parts.writeBytes(RawSocket.frames(RawSocket.CONTINUED, PARTS - 1));
        try (var socket = RawSocket.upgraded(desk.port())) {
            socket.write(parts.toByteArray());

            assertThat(socket.closeCode()).isEqualTo(1009);
        }
    }
}
