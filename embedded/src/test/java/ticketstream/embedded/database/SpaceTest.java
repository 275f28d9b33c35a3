package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much space is taken by whatever grows with the data; the log does not. */
class SpaceTest {
    private static final int ROWS = 20_000;

    /** So many that checkpoints are as rare as they get. */
    private static final int MANY = 120_000;

    private static final int STEPS = 20_000;
    private static final int STEADY_STEPS = 5_000;
    private static final int LOOK = 500;
    private static final long MOMENT = 100_000;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {ROWS, MANY})
    void staysBelowOneAndAHalfTimesTheDataUnderSteadyLoad(int rows) throws IOException {
        try (Storage storage = Storage.open(new Folder(folder, false), () -> {})) {
            SteadyLoad load = new SteadyLoad(storage, rows);
            double most = 0;
            for (int step = 0; step < STEADY_STEPS; step++) {
                load.step();
                while (storage.isBehind()) {
                    LockSupport.parkNanos(MOMENT);
                }
                if (step > STEADY_STEPS / 4) {
                    most = Math.max(most, ratio(load));
                }
            }
            assertThat(most).isLessThan(1.5);
        }
    }

    /** The load is as fast as this machine: no desk is that busy. When it ends, the file must come down by itself. */
    @Test
    void keepsTheFileSmallWhileEverythingChangesAndSmallerWhenNothingDoes() throws IOException {
        try (Storage storage = Storage.open(new Folder(folder, false), () -> {})) {
            SteadyLoad load = new SteadyLoad(storage, ROWS);
            double most = 0;
            for (int step = 0; step < STEPS; step++) {
                load.step();
                if (step > STEPS / 4 && step % LOOK == 0) {
                    most = Math.max(most, ratio(load));
                }
            }
            assertThat(most).isLessThan(2);
            await().atMost(SOON).until(() -> ratio(load) < 1.3);
        }
    }

    private double ratio(SteadyLoad load) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = files.filter(file -> file.getFileName().toString().startsWith(Storage.FILE))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            return (double) bytes / load.live();
        }
    }
}
