package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OlderFileTest {
    private static final int ROWS = 2_500;

    @TempDir
    private Path folder;

    /** As version 0.1 did. */
    @BeforeEach
    void writeOlderFile() {
        try (MVStore older = MVStore.open(folder.resolve("database.mv").toString())) {
            MVMap<byte[], byte[]> rows = older.openMap(
                    "rows",
                    new MVMap.Builder<byte[], byte[]>().keyType(ByteArrays.TYPE).valueType(ByteArrays.TYPE));
            MVMap<byte[], Boolean> entries = older.openMap(
                    "entries.rows",
                    new MVMap.Builder<byte[], Boolean>()
                            .keyType(ByteArrays.TYPE)
                            .valueType(Present.TYPE));
            for (int row = 0; row < ROWS; row++) {
                rows.put(DurableWrites.key(row), DurableWrites.value(row));
                entries.put(DurableWrites.key(row), Boolean.TRUE);
            }
        }
    }

    private Storage open() throws IOException {
        Storage storage = Storage.open(new Folder(folder, false), () -> {});
        OlderFile.in(folder).moveInto(storage);
        return storage;
    }

    @Test
    void movesEverythingOnce() throws IOException {
        Path older = folder.resolve("database.mv");
        byte[] bytes = Files.readAllBytes(older);
        try (Storage storage = open()) {
            for (int row = 0; row < ROWS; row++) {
                assertThat(DurableWrites.rows(storage).get(DurableWrites.key(row)))
                        .isEqualTo(DurableWrites.value(row));
            }
            assertThat(storage.keys("entries.rows").sizeAsLong()).isEqualTo(ROWS);
            assertThat(older).doesNotExist();
            storage.write(true, () -> DurableWrites.rows(storage).remove(DurableWrites.key(0)));
        }
        Files.write(older, bytes); // as if its removal had not lasted
        try (Storage storage = open()) {
            assertThat(DurableWrites.rows(storage).sizeAsLong()).isEqualTo(ROWS - 1);
            assertThat(older).doesNotExist();
        }
    }
}
