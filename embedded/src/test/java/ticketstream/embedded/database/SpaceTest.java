package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load is as fast as this machine: no desk is that busy. When it ends, the file must come down by itself. */
class SpaceTest {
    private static final int STEPS = 20_000;
    private static final int LOOK = 500;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void keepsTheFileSmallWhileEverythingChangesAndSmallerWhenNothingDoes() throws IOException {
        try (Storage storage = Storage.open(new Folder(folder, false), () -> {})) {
            SteadyLoad load = new SteadyLoad(storage);
            double most = 0;
            for (int step = 0; step < STEPS; step++) {
                load.step();
                if (step > STEPS / 4 && step % LOOK == 0) {
                    most = Math.max(most, ratio(load));
                }
            }
            assertThat(most).isLessThan(3.5);
            await().atMost(SOON).until(() -> ratio(load) < 1.5);
        }
    }

    private double ratio(SteadyLoad load) throws IOException {
        return (double) Files.size(folder.resolve(Storage.FILE)) / load.live();
    }
}
