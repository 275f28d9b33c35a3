package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityIT {
    private static final int LIVE = 4_000;
    private static final List<String> FILES =
            List.of(Storage.FILE, Storage.FILE + ".places.0", Storage.FILE + ".places.1", "journal.0", "journal.1");
    private static final Document ROW = new Document("_id", 1);

    @TempDir
    private Path folder;

    private static MongoCollection<Document> rows(MongoClient client) {
        return client.getDatabase("desk").getCollection("rows");
    }

    @Test
    void showsAMajorityReaderNothingThatACrashCouldStillTakeBack() throws Exception {
        Window window = new Window();
        Path copy = Files.createDirectories(folder.resolve("as-if-killed"));
        try (EmbeddedMongo mongo = EmbeddedMongo.start(folder, 0, false, window::pass);
                MongoClient client = MongoClients.create(mongo.uri());
                ExecutorService threads = Executors.newCachedThreadPool();
                window) {
            MongoCollection<Document> rows = rows(client);
            rows.createIndex(Indexes.ascending("a"));
            window.shut();
            Future<?> writer = threads.submit(() -> rows.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                    .insertOne(ROW));
            await().atMost(Duration.ofSeconds(10)).until(() -> rows.countDocuments() == 1);
            long examined = mongo.examined("desk", "rows");
            Future<List<Document>> reader = threads.submit(
                    () -> rows.withReadConcern(ReadConcern.MAJORITY).find().into(new ArrayList<>()));
            await().atMost(Duration.ofSeconds(10)).until(() -> mongo.examined("desk", "rows") > examined);
            await().during(Duration.ofMillis(400))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> !reader.isDone() && !writer.isDone());
            copyFiles(copy);
            window.close();
            assertThat(reader.get()).containsExactly(ROW);
            writer.get();
        }
        try (EmbeddedMongo killed = EmbeddedMongo.start(copy, 0, false);
                MongoClient client = MongoClients.create(killed.uri())) {
            assertThat(rows(client).find()).isEmpty();
        }
    }

    private void copyFiles(Path copy) throws IOException {
        for (String file : FILES) {
            Files.copy(folder.resolve(file), copy.resolve(file));
        }
    }

    /** The moment between visible and durable, as long as it is shut. */
    private static final class Window implements AutoCloseable {
        private volatile CountDownLatch latch = new CountDownLatch(0);

        void shut() {
            latch = new CountDownLatch(1);
        }

        @Override
        public void close() {
            latch.countDown();
        }

        void pass() {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void keepsWhatNobodyWaitedForWhenItIsClosedInOrder() {
        for (int start = 0; start < 3; start++) {
            try (EmbeddedMongo mongo = EmbeddedMongo.start(folder);
                    MongoClient client = MongoClients.create(mongo.uri())) {
                assertThat(rows(client).countDocuments()).isEqualTo(100L * start);
                for (int i = 0; i < 100; i++) {
                    rows(client).insertOne(new Document("a", i));
                }
                rows(client).createIndex(Indexes.descending("a"));
                assertThat(rows(client).listIndexes()).hasSize(2);
            }
        }
    }

    @Test
    void keepsTheFileBoundedHoweverMuchIsChanged() throws IOException {
        Random random = new Random(1);
        byte[] text = new byte[1_000];
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < LIVE; i++) {
            random.nextBytes(text);
            documents.add(new Document("_id", i).append("n", 0).append("text", text.clone()));
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.start(folder, 0, false);
                MongoClient client = MongoClients.create(mongo.uri())) {
            rows(client).insertMany(documents);
            for (int i = 0; i < 500; i++) {
                rows(client).bulkWrite(changes(random), new BulkWriteOptions().ordered(false));
            }
        }
        assertThat(Files.size(folder.resolve(Storage.FILE))).isLessThan(3L * LIVE * text.length + 4_000_000);
    }

    private static List<UpdateOneModel<Document>> changes(Random random) {
        return random.ints(20, 0, LIVE)
                .mapToObj(id -> new UpdateOneModel<Document>(Filters.eq(id), Updates.inc("n", 1)))
                .toList();
    }
}
