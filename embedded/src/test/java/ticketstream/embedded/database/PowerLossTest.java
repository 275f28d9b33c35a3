package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Cuts the power at any moment: of what was not forced, any sectors are there or not. Each command changes two maps, so
 * what is found must be exactly the state after some command. More often with {@code -Dcuts=5000}.
 */
class PowerLossTest {
    private static final int CUTS = Integer.getInteger("cuts", 40);
    private static final int LIFE = 10;
    private static final int WINDOW = 40;

    @Test
    void keepsEverythingUpToSomeCommandAndAtLeastWhatItPromised() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        int found = 0;
        int most = 0;
        for (int seed = 0; seed < CUTS; seed++) {
            if (seed % LIFE == 0) {
                disk = new MemoryDisk();
                found = 0;
            }
            Random random = new Random(seed);
            AtomicInteger promised = new AtomicInteger(found);
            MemoryDisk after;
            try (Storage storage = Storage.open(disk, () -> {}, 30_000)) {
                write(storage, found, random.nextInt(300), random, promised);
                int atLeast = promised.get();
                after = disk.afterPowerLoss(random);
                promised.set(atLeast);
            }
            int atLeast = promised.get();
            try (Storage storage = Storage.open(after, () -> {}, 30_000)) {
                found = stateOf(storage);
            }
            assertThat(found).as("cut %d", seed).isGreaterThanOrEqualTo(atLeast);
            most = Math.max(most, found);
            disk = after;
        }
        assertThat(most).isGreaterThan(LIFE);
    }

    private static void write(Storage storage, int from, int count, Random random, AtomicInteger promised) {
        for (int i = from; i < from + count; i++) {
            int number = i;
            boolean mustLast = random.nextInt(5) == 0;
            long epoch = storage.write(mustLast, () -> command(storage, number));
            if (mustLast) {
                storage.whenDurable(epoch, refusal -> {
                    if (refusal == null) {
                        promised.accumulateAndGet(number + 1, Math::max);
                    }
                });
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
