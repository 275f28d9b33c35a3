package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A map that is dropped is gone at once, and what was in it goes little by little, whatever happens meanwhile. */
class DroppedMapsTest {
    private static final int MANY = 20_000;
    private static final byte[] VALUE = new byte[200];
    private static final String BYTES = "documents.desk.things";
    private static final String KEYS = Maps.ENTRIES + "desk.things.title";

    private final MemoryDisk disk = new MemoryDisk();
    private Storage storage;
    private long written;

    DroppedMapsTest() throws IOException {
        storage = open(disk);
        fill();
    }

    private static Storage open(Disk disk) throws IOException {
        return Storage.open(disk, () -> {});
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void makesRoomForAnotherOfTheSameName() {
        drop();
        assertThat(storage.names()).doesNotContain(BYTES, KEYS);

        write(() -> storage.bytes(BYTES).put(key(1), VALUE));

        assertThat(storage.bytes(BYTES)).hasSize(1);
        awaitSweeping();
        assertThat(storage.bytes(BYTES)).hasSize(1);
    }

    @Test
    void staysDroppedAfterACrash() throws IOException {
        drop();
        write(() -> storage.bytes(BYTES).put(key(1), VALUE));
        awaitDurable();

        var crashed = open(disk.copy());

        assertThat(crashed.names()).contains(BYTES).doesNotContain(KEYS);
        assertThat(crashed.bytes(BYTES)).hasSize(1);
        crashed.close();
    }

    @Test
    void goesOnBeingEmptiedAfterARestart() throws IOException {
        drop();
        storage.close();
        assertThat(storage.isSweeping()).as("more than one stop has time for").isTrue();

        storage = open(disk);

        assertThat(storage.names()).doesNotContain(BYTES, KEYS);
        assertThat(storage.isSweeping()).isTrue();
        awaitSweeping();
        storage.close();
        storage = open(disk);
        assertThat(storage.isSweeping()).isFalse();
    }

    private void fill() {
        for (int number = 0; number < MANY; number++) {
            byte[] key = key(number);
            write(() -> {
                storage.bytes(BYTES).put(key, VALUE);
                storage.keys(KEYS).put(key, true);
            });
        }
    }

    private void drop() {
        write(() -> {
            storage.bytes(BYTES).drop();
            storage.keys(KEYS).drop();
        });
    }

    private void write(Runnable command) {
        written = storage.write(true, command);
    }

    private void awaitDurable() {
        var durable = new CompletableFuture<Boolean>();
        storage.whenDurable(written, refusal -> durable.complete(refusal == null));
        assertThat(durable.join()).isTrue();
    }

    private void awaitSweeping() {
        await().atMost(Duration.ofSeconds(60)).until(() -> !storage.isSweeping());
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
