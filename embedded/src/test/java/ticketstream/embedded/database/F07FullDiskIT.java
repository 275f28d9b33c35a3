package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThatCode;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoServerException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.embedded.Child;

/** Case F-07: a disk of the operating system that is really full; only where this process may mount one. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields in before each test
class F07FullDiskIT {
    private static final int BALLAST = 8 << 20;
    private static final int ROW = 8_000;
    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final Random random = new Random(3);
    private Process disk;
    private Path ballast;
    private int stored;

    @BeforeEach
    void mountAndFill() throws IOException {
        String mount = "mount -t tmpfs -o size=24m ticketstream '" + folder + "' && echo 'ready ' && exec cat";
        disk = new ProcessBuilder("unshare", "-m", "sh", "-c", mount).start();
        assumeThatCode(() -> Child.awaitReady(disk)).doesNotThrowAnyException();
        ballast = Path.of("/proc/" + disk.pid() + "/root" + folder, "ballast");
        Files.write(ballast, new byte[BALLAST]);
    }

    @AfterEach
    void unmount() throws InterruptedException {
        disk.destroyForcibly().waitFor();
    }

    private Process startDatabase() throws IOException {
        List<String> onThatDisk = List.of("nsenter", "--mount=/proc/" + disk.pid() + "/ns/mnt");
        return Child.start(onThatDisk, DatabaseProcess.class, folder.toString());
    }

    private static MongoCollection<Document> rows(MongoClient client) {
        return client.getDatabase("desk")
                .getCollection("rows")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    private void write(MongoClient client) {
        byte[] text = new byte[ROW];
        random.nextBytes(text);
        rows(client).insertOne(new Document("text", text));
        stored++;
    }

    private boolean takesWrites(MongoClient client) {
        try {
            write(client);
            return true;
        } catch (MongoServerException refused) {
            return false;
        }
    }

    private void writeUntilRefused(MongoClient client) {
        assertThatExceptionOfType(MongoServerException.class)
                .isThrownBy(() -> {
                    while (stored * ROW < 3 * BALLAST) {
                        write(client);
                    }
                })
                .extracting(MongoServerException::getCode)
                .isEqualTo(OUT_OF_DISK_SPACE);
    }

    private void assertReadsAll(MongoClient client) {
        assertThat(rows(client).find()).hasSizeGreaterThanOrEqualTo(stored);
    }

    @Test
    void refusesWritesReadsOnAndGoesOnByItselfWhenThereIsRoom() throws IOException, InterruptedException {
        Process database = startDatabase();
        try (MongoClient client = MongoClients.create(Child.awaitReady(database))) {
            writeUntilRefused(client);
            assertReadsAll(client);
            Files.delete(ballast);
            await().atMost(SOON).until(() -> takesWrites(client));
            assertReadsAll(client);
        } finally {
            database.destroyForcibly().waitFor();
        }
    }

    @Test
    void startsOnAFullDiskWithAllThatWasPromisedAndGoesOnWhenThereIsRoom() throws IOException, InterruptedException {
        Process killed = startDatabase();
        try (MongoClient client = MongoClients.create(Child.awaitReady(killed))) {
            writeUntilRefused(client);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        Process database = startDatabase();
        try (MongoClient client = MongoClients.create(Child.awaitReady(database))) {
            assertReadsAll(client);
            writeUntilRefused(client);
            Files.delete(ballast);
            await().atMost(SOON).until(() -> takesWrites(client));
            assertReadsAll(client);
        } finally {
            database.destroyForcibly().waitFor();
        }
    }
}
