package ticketstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void createsTheFolderAndRefusesASecondHolderUntilItIsClosed() {
        Path data = folder.resolve("not/yet/there");
        try (DataFolder held = DataFolder.lock(data)) {
            assertThat(held.path()).isEqualTo(data);
            assertThatIllegalStateException().isThrownBy(() -> DataFolder.lock(data));
        }
        DataFolder.lock(data).close();
    }

    @Test
    void refusesAFolderAnotherProcessHolds() throws IOException, InterruptedException {
        Process other = Child.start(LockingProcess.class, folder.toString());
        try {
            Child.awaitReady(other);
            assertThatIllegalStateException().isThrownBy(() -> DataFolder.requireFree(folder));
            assertThatIllegalStateException().isThrownBy(() -> DataFolder.lock(folder));
        } finally {
            other.destroyForcibly().waitFor();
        }
        DataFolder.requireFree(folder);
        DataFolder.lock(folder).close();
    }

    @Test
    void createsNothingToHaveALook() {
        DataFolder.requireFree(folder.resolve("missing"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAPlaceThatIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatIllegalStateException().isThrownBy(() -> DataFolder.lock(file));
    }
}
