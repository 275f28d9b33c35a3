package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Cuts the power at any moment, those of starting and closing too: of what was not forced, any sectors are there or not. Each command changes two maps, so
 * what is found must be exactly the state after some command. More often with {@code -Dcuts=5000}.
 */
class PowerLossTest {
    private static final int CUTS = Integer.getInteger("cuts", 60);
    private static final int LIFE = 10;
    private static final int AT_LEISURE = 300;
    private static final int IN_HASTE = 3_000;
    private static final int CHANGES = 150;
    private static final long MOMENT = 500_000;
    private static final int FILE_CHANGES = 30;
    private static final int LOGGED = 30_000;
    private static final int WINDOW = 40;

    private final AtomicInteger promised = new AtomicInteger();

    @Test
    void keepsEverythingUpToSomeCommandAndAtLeastWhatItPromised() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        int most = 0;
        for (int seed = 0; seed < CUTS; seed++) {
            if (seed % LIFE == 0) {
                disk = new MemoryDisk();
                promised.set(0);
            }
            Random random = new Random(seed);
            boolean anywhere = random.nextBoolean();
            disk.cutPowerAfter(random.nextInt(anywhere ? CHANGES : FILE_CHANGES), anywhere ? "" : Storage.FILE);
            live(disk, random);
            disk = disk.afterPowerLoss(random);
            try (Storage storage = Storage.open(disk, () -> {}, LOGGED)) {
                int found = stateOf(storage);
                assertThat(found).as("cut %d", seed).isGreaterThanOrEqualTo(promised.get());
                promised.set(found);
                most = Math.max(most, found);
            }
        }
        assertThat(most).isGreaterThan(LIFE);
    }

    /** Starts, writes and closes, as far as the power lasts; in haste, checkpoints meet commands that are under way. */
    private void live(MemoryDisk disk, Random random) {
        int from = promised.get();
        boolean inHaste = random.nextBoolean();
        Runnable beforeCommit = () -> LockSupport.parkNanos(inHaste ? MOMENT : 0);
        try (Storage storage = Storage.open(disk, beforeCommit, LOGGED)) {
            for (int number = from; number < from + (inHaste ? IN_HASTE : AT_LEISURE); number++) {
                write(storage, number, random.nextInt(5) == 0, !inHaste);
            }
        } catch (IOException | MongoServerError e) {
            assertThat(disk.isOff()).isTrue();
        }
    }

    private void write(Storage storage, int number, boolean mustLast, boolean waits) {
        long epoch = storage.write(mustLast, () -> command(storage, number));
        if (mustLast) {
            CompletableFuture<@Nullable MongoServerError> answer = new CompletableFuture<>();
            storage.whenDurable(epoch, refusal -> {
                if (refusal == null) {
                    promised.accumulateAndGet(number + 1, Math::max);
                }
                answer.complete(refusal);
            });
            if (waits) {
                answer.join();
            }
        }
    }

    private static void command(Storage storage, int number) {
        storage.bytes("all").put(key(number), value(number, 300));
        LoggedMap<byte[]> window = storage.bytes("window");
        window.put(key(number), value(number, 60));
        window.remove(key(number - WINDOW));
    }

    private static int stateOf(Storage storage) {
        List<Integer> all = numbers(storage.bytes("all"), 300);
        List<Integer> window = numbers(storage.bytes("window"), 60);
        assertThat(all).isEqualTo(range(0, all.size()));
        assertThat(window).isEqualTo(range(Math.max(0, all.size() - WINDOW), all.size()));
        return all.size();
    }

    private static List<Integer> numbers(LoggedMap<byte[]> map, int length) {
        List<Integer> numbers = new ArrayList<>();
        map.forEach((key, value) -> {
            int number = ByteBuffer.wrap(key).getInt();
            assertThat(value).isEqualTo(value(number, length));
            numbers.add(number);
        });
        return numbers;
    }

    private static List<Integer> range(int from, int to) {
        List<Integer> range = new ArrayList<>();
        for (int i = from; i < to; i++) {
            range.add(i);
        }
        return range;
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static byte[] value(int number, int length) {
        byte[] value = new byte[length];
        new Random(number).nextBytes(value);
        return value;
    }
}
