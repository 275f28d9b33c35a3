package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DataFileTest {
    private static final int CHECKPOINTS = 300;
    private static final int KEYS = 400;

    private final MemoryDisk disk = new MemoryDisk();
    private final Random random = new Random(1);

    private static DataFile open(MemoryDisk disk) throws IOException {
        return new DataFile(new Blocks(disk, Storage.FILE), Storage.FILE, Map.of());
    }

    private static MVStore open(DataFile file) {
        MVStore store =
                new MVStore.Builder().adoptFileStore(file).autoCommitDisabled().open();
        file.removeTheRest();
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        return store;
    }

    /** Chunks between an older one and the newest are gone then, and with them the way from one to the other. */
    @Test
    void holdsTheNewestStateAfterEachFlush() throws IOException {
        DataFile file = open(disk);
        MVStore store = open(file);
        MVMap<Integer, byte[]> map = store.openMap("map");
        for (int key = 0; key < KEYS; key++) {
            map.put(key, bytes());
        }
        for (int checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
            byte[] newest = bytes();
            map.put(random.nextInt(4) == 0 ? random.nextInt(1, KEYS) : 0, bytes());
            map.put(0, newest);
            store.commit();
            store.executeFilestoreOperation(file::dropUnusedChunks);
            file.flush();
            assertThat(newestOf(disk.copy())).as("checkpoint %d", checkpoint).isEqualTo(newest);
        }
        store.closeImmediately();
    }

    private byte[] bytes() {
        byte[] bytes = new byte[200];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte @Nullable [] newestOf(MemoryDisk afterKill) throws IOException {
        MVStore store = open(open(afterKill));
        byte @Nullable [] newest = store.<Integer, byte[]>openMap("map").get(0);
        store.closeImmediately();
        return newest;
    }
}
