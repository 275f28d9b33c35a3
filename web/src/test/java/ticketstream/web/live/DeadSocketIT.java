package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadSocketIT {
    private static final Duration DEAD_AFTER = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @Test
    void isGivenBackSoonAfterItIsGivenUpAlthoughItAnswersNothing() throws IOException {
        Map<String, Object> settings =
                Map.of("ticketstream.live.dead-after", DEAD_AFTER, "ticketstream.live.ping-after", "1s");
        try (var desk = new LiveDesk(folder, new LiveLimits(0, 0, 0), settings)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> desk.feed().isHealthy());
            try (var silent = RawSocket.upgraded(desk.port())) {
                var hello = "{\"type\":\"hello\",\"token\":\"sam\",\"since\":null}";
                silent.write(RawSocket.frame(RawSocket.TEXT, RawSocket.MASKED, hello.getBytes(StandardCharsets.UTF_8)));
                long since = System.nanoTime();

                silent.awaitEnd();

                assertThat(Duration.ofNanos(System.nanoTime() - since))
                        .isBetween(DEAD_AFTER.minusMillis(500), DEAD_AFTER.plusSeconds(5));
            }
        }
    }
}
