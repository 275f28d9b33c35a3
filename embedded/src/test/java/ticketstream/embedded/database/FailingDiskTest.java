package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailingDiskTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final MemoryDisk disk = new MemoryDisk();
    private int next;

    private Storage open() throws IOException {
        return Storage.open(disk, () -> {}, 100_000);
    }

    /** Writes one entry of a kilobyte and waits until it is durable. */
    private void write(Storage storage) {
        DurableWrites.write(storage, next);
        next++;
    }

    private void writeUntilRefused(Storage storage) {
        assertThatExceptionOfType(MongoServerError.class).isThrownBy(() -> {
            while (next < 100_000) {
                write(storage);
            }
        });
    }

    private boolean takesWrites(Storage storage) {
        try {
            write(storage);
            return true;
        } catch (MongoServerError e) {
            return false;
        }
    }

    private void assertHoldsAll(Storage storage) {
        LoggedMap<byte[]> rows = DurableWrites.rows(storage);
        for (int number = 0; number < next; number++) {
            assertThat(rows.get(DurableWrites.key(number))).isEqualTo(DurableWrites.value(number));
        }
    }

    @Test
    void refusesWritesWhileTheDiskIsFullAndGoesOnByItselfWhenThereIsRoom() throws IOException {
        try (Storage storage = open()) {
            write(storage);
            disk.leaveRoom(500_000);
            writeUntilRefused(storage);
            assertHoldsAll(storage);
            assertThatExceptionOfType(MongoServerError.class)
                    .isThrownBy(() -> write(storage))
                    .extracting(MongoServerError::getCode)
                    .isEqualTo(14031);
            disk.leaveRoom(5_000_000);
            await().atMost(SOON).until(() -> takesWrites(storage));
            assertHoldsAll(storage);
        }
        try (Storage storage = open()) {
            assertHoldsAll(storage);
        }
    }

    @Test
    void startsOnAFullDiskReadsAndGoesOnWhenThereIsRoom() throws IOException {
        try (Storage storage = open()) {
            write(storage);
            disk.leaveRoom(300_000);
            writeUntilRefused(storage);
        }
        disk.leaveRoom(0);
        try (Storage storage = open()) {
            assertHoldsAll(storage);
            assertThat(takesWrites(storage)).isFalse();
            disk.leaveRoom(5_000_000);
            await().atMost(SOON).until(() -> takesWrites(storage));
            assertHoldsAll(storage);
        }
    }

    @Test
    void keepsACommandThatIsLargerThanTheRoomOutOfTheFileUntilThereIsRoom() throws IOException {
        try (Storage storage = open()) {
            write(storage);
            disk.leaveRoom(100_000);
            CompletableFuture<@Nullable MongoServerError> answer = new CompletableFuture<>();
            long epoch =
                    storage.write(true, () -> storage.bytes("large").put(DurableWrites.key(0), new byte[6_000_000]));
            storage.whenDurable(epoch, answer::complete);
            assertThat(answer.join()).isNotNull();
            CompletableFuture<@Nullable MongoServerError> reader = new CompletableFuture<>();
            storage.whenDurable(storage.awaited(), reader::complete);
            assertThat(reader.join()).isNotNull();
            disk.leaveRoom(50_000_000);
            await().atMost(SOON).until(() -> takesWrites(storage));
            assertThat(storage.bytes("large").size()).isEqualTo(1);
        }
    }

    @Test
    void answersAllOthersWhenOneAnswerCannotBeGiven() throws IOException {
        try (Storage storage = open()) {
            long epoch = storage.write(true, () -> storage.bytes("rows"));
            storage.whenDurable(epoch, refusal -> {
                throw new IllegalStateException("the client is gone");
            });
            CompletableFuture<Boolean> taken = CompletableFuture.supplyAsync(() -> takesWrites(storage));
            await().atMost(SOON).until(taken::isDone);
            assertThat(taken.join()).isTrue();
        }
    }

    @Test
    void refusesWritesWhenTheCommitterFailsAndLeavesNobodyWaiting() throws IOException {
        AtomicBoolean failing = new AtomicBoolean();
        Runnable beforeCommit = () -> {
            if (failing.get()) {
                throw new AssertionError("no memory");
            }
        };
        try (Storage storage = Storage.open(disk, beforeCommit)) {
            write(storage);
            failing.set(true);
            CompletableFuture<Boolean> taken = CompletableFuture.supplyAsync(() -> takesWrites(storage));
            await().atMost(SOON).until(taken::isDone);
            assertThat(taken.join()).isFalse();
            assertHoldsAll(storage);
            failing.set(false);
        }
    }

    @Test
    void neverSaysAgainThatSomethingIsDurableOnceAForceFailed() throws IOException {
        for (int forces = 0; forces < 40; forces += 3) {
            MemoryDisk failing = new MemoryDisk();
            next = 0;
            try (Storage storage = Storage.open(failing, () -> {}, 10_000)) {
                failing.failAfter(forces);
                writeUntilRefused(storage);
                assertThatExceptionOfType(MongoServerError.class)
                        .isThrownBy(() -> write(storage))
                        .extracting(MongoServerError::getCode)
                        .isEqualTo(39);
                assertHoldsAll(storage);
            }
            try (Storage storage = Storage.open(failing.afterPowerLoss(new Random(forces)), () -> {}, 10_000)) {
                assertHoldsAll(storage);
            }
        }
    }
}
