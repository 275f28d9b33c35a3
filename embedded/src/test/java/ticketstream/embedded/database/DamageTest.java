package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DamageTest {
    private static final int ROWS = 400;
    private static final int POSITIONS = 60;
    private static final int LOGGED = 50_000;

    private static final List<String> FILES =
            List.of(Storage.FILE, Storage.FILE + ".places.0", Storage.FILE + ".places.1", "journal.0", "journal.1");

    private final MemoryDisk disk = new MemoryDisk();

    @BeforeEach
    void writeRows() throws IOException {
        try (Storage storage = Storage.open(disk, () -> {}, LOGGED)) {
            for (int row = 0; row < ROWS; row++) {
                DurableWrites.write(storage, row);
            }
        }
    }

    /** Whether damage was noticed and its file named, or that of which it says where everything is; anything but that and the rows as they were is a failure. */
    private static boolean isNoticed(MemoryDisk damaged, String file) {
        try (Storage storage = Storage.open(damaged, () -> {}, LOGGED)) {
            assertThat(DurableWrites.rows(storage).sizeAsLong()).isEqualTo(ROWS);
            for (int row = 0; row < ROWS; row++) {
                assertThat(DurableWrites.rows(storage).get(DurableWrites.key(row)))
                        .isEqualTo(DurableWrites.value(row));
            }
            return false;
        } catch (IOException | MVStoreException e) {
            assertThat(e).hasMessageContaining(file.startsWith(Storage.FILE) ? Storage.FILE : file);
            return true;
        }
    }

    @Test
    void neverServesAChangedByteOfAClosedDatabase() {
        int noticed = 0;
        for (String file : FILES) {
            int step = disk.size(file) / POSITIONS + 1;
            for (int position = 0; position < disk.size(file); position += step) {
                MemoryDisk damaged = disk.copy();
                damaged.flip(file, position);
                noticed += isNoticed(damaged, file) ? 1 : 0;
            }
        }
        assertThat(noticed).isGreaterThan(POSITIONS / 4);
    }

    /** A disk on which the last rows are in the log only. */
    private static MemoryDisk killed(int rows) throws IOException {
        MemoryDisk alive = new MemoryDisk();
        try (Storage storage = Storage.open(alive, () -> {}, RedoLog.RESERVED)) {
            for (int row = 0; row < rows; row++) {
                DurableWrites.write(storage, row);
            }
            return alive.copy();
        }
    }

    @Test
    void refusesToStartWhenARecordBeforeTheLastOneWasChanged() throws IOException {
        MemoryDisk killed = killed(4);
        int end = end(killed, 4);
        for (int position = 0; position < end - DurableWrites.RECORD; position += 150) {
            MemoryDisk damaged = killed.copy();
            damaged.flip("journal.1", position);
            assertThatExceptionOfType(IOException.class)
                    .as("position %d", position)
                    .isThrownBy(() -> Storage.open(damaged, () -> {}))
                    .withMessageContaining("journal.1");
        }
    }

    @Test
    void startsWithEverythingButTheLastRecordWhereverThatIsCutOff() throws IOException {
        MemoryDisk killed = killed(4);
        int end = end(killed, 4);
        for (int size = end - DurableWrites.RECORD; size < end; size += 90) {
            MemoryDisk cut = killed.copy();
            cut.cut("journal.1", size);
            try (Storage storage = Storage.open(cut, () -> {})) {
                assertThat(DurableWrites.rows(storage).sizeAsLong()).isEqualTo(3);
            }
        }
        try (Storage storage = Storage.open(killed, () -> {})) {
            assertThat(DurableWrites.rows(storage).sizeAsLong()).isEqualTo(4);
        }
    }

    /** Where the last of some rows ends in the log; the first record also creates the map. */
    private static int end(MemoryDisk killed, int rows) {
        assertThat(killed.size("journal.1")).isGreaterThan(rows * DurableWrites.RECORD);
        return rows * DurableWrites.RECORD + 13 + "rows".length();
    }
}
