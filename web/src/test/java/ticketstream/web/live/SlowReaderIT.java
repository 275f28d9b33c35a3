package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ticketstream.web.live.Examples.change;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.domain.actor.Scope;
import ticketstream.projections.change.Change;

class SlowReaderIT {
    private static final int CHANGES = 1_000;
    private static final String LONG_TEXT = "x".repeat(10_000);

    @TempDir
    private Path folder;

    @Test
    void isClosedWhileOthersGetEverything() {
        Map<String, Object> impatient = Map.of("ticketstream.live.stalled-after", "3s");
        try (LiveDesk desk = new LiveDesk(folder, new LiveLimits(0, 0, 0), impatient)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> desk.feed().isHealthy());
            List<LiveClient> fast = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                fast.add(desk.enter(Examples.ADMIN));
            }
            LiveClient slow = desk.enter(Examples.ADMIN);
            slow.stopsReading();

            List<Change> changes = LongStream.rangeClosed(1, CHANGES)
                    .mapToObj(version -> change(Scope.DESK, "t", version, LONG_TEXT))
                    .toList();
            for (int i = 0; i < CHANGES; i += 50) {
                desk.announce(changes.subList(i, i + 50).toArray(Change[]::new));
                long announced = i + 50L;
                fast.forEach(client -> client.awaitVersion(announced));
                readAgainOnceGivenUp(desk, slow);
            }
            await().dontCatchUncaughtExceptions() // of Tomcat, which goes on writing what was cut short
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> readAgainOnceGivenUp(desk, slow));

            assertThat(slow.awaitClose()).isEqualTo(1013);
            assertThat(slow.versions()).hasSizeLessThan(CHANGES);
            List<Long> all = LongStream.rangeClosed(1, CHANGES).boxed().toList();
            assertThat(fast).allSatisfy(client -> assertThat(client.versions()).isEqualTo(all));
        }
    }

    private static boolean readAgainOnceGivenUp(LiveDesk desk, LiveClient slow) {
        boolean givenUp = desk.closes(CloseCode.TOO_SLOW) == 1;
        if (givenUp && !slow.isReading()) {
            slow.readsAgain();
        }
        return givenUp;
    }
}
