package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.embedded.Child;

/** Kills the database again and again under writers; more often with {@code -Dkills=100}. */
class KilledDatabaseIT {
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final int WRITERS = 4;

    @TempDir
    private Path folder;

    private final Random random = new Random(7);
    private final List<Writer> writers = new ArrayList<>();

    /** Writes 0, 1, 2 … in turn into two collections, now and then waiting until it is durable. */
    private static final class Writer {
        private final int id;
        private final Random random;
        private long next;
        private volatile long mustBeThere = -1;

        Writer(int id) {
            this.id = id;
            this.random = new Random(id);
        }

        void run(MongoClient client, CountDownLatch going) {
            try {
                while (true) {
                    boolean journaled = random.nextInt(4) == 0;
                    collection(client, next)
                            .withWriteConcern(journaled ? WriteConcern.ACKNOWLEDGED.withJournal(true) : WriteConcern.W1)
                            .insertOne(new Document("_id", id + "-" + next)
                                    .append("writer", id)
                                    .append("n", next));
                    mustBeThere = journaled ? next : mustBeThere;
                    next++;
                    going.countDown();
                }
            } catch (MongoException | IllegalStateException killed) {
                going.countDown();
            }
        }

        /** Everything up to some number and nothing after it, through an index, and at least what was promised. */
        void check(MongoClient client) {
            List<Long> found = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                collection(client, i)
                        .find(new Document("writer", id))
                        .sort(Sorts.ascending("n"))
                        .forEach(row -> found.add(row.getLong("n")));
            }
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, found.size()).boxed().toList());
            assertThat((long) found.size()).isGreaterThan(mustBeThere);
            next = found.size();
            mustBeThere = next - 1;
        }
    }

    private static MongoCollection<Document> collection(MongoClient client, long n) {
        return client.getDatabase("desk").getCollection(n % 2 == 0 ? "even" : "odd");
    }

    @Test
    void losesNothingItPromisedAndNeverKeepsALaterWriteWithoutAnEarlierOne() throws IOException, InterruptedException {
        for (int id = 0; id < WRITERS; id++) {
            writers.add(new Writer(id));
        }
        for (int kill = 0; kill <= KILLS; kill++) {
            Process database = Child.start(DatabaseProcess.class, folder.toString());
            try (MongoClient client = MongoClients.create(Child.awaitReady(database))) {
                if (kill == 0) {
                    collection(client, 0).createIndex(Indexes.ascending("writer", "n"));
                    collection(client, 1).createIndex(Indexes.ascending("writer", "n"));
                }
                writers.forEach(writer -> writer.check(client));
                if (kill < KILLS) {
                    writeUntilKilled(client, database);
                }
            } finally {
                database.destroyForcibly().waitFor();
            }
        }
        assertThat(writers).allMatch(writer -> writer.next > KILLS);
    }

    private void writeUntilKilled(MongoClient client, Process database) throws InterruptedException {
        CountDownLatch going = new CountDownLatch(50 + random.nextInt(400));
        List<Thread> threads = writers.stream()
                .map(writer -> Thread.ofPlatform().start(() -> writer.run(client, going)))
                .toList();
        going.await();
        database.destroyForcibly().waitFor();
        client.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> threads.stream().noneMatch(Thread::isAlive));
    }
}
