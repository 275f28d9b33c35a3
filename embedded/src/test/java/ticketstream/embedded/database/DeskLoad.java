package ticketstream.embedded.database;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;

/**
 * What the desk does to its database, one step per command: a durable commit of a ticket's log, a load of a ticket, and
 * now and then the rows of a batch in three read models with their tokens. Tickets grow old, so most rows are replaced.
 */
final class DeskLoad {
    private static final String[] MODELS = {"requester", "agentqueue", "adminoverview"};
    private final MongoCollection<Document> commits;
    private final MongoCollection<Document> tokens;
    private final List<MongoCollection<Document>> models = new ArrayList<>();
    private final AtomicLong position = new AtomicLong();
    private final ReentrantLock projecting = new ReentrantLock();
    private final int tickets;

    /** @param tickets how many there are; each step changes one of them or creates it */
    DeskLoad(MongoClient client, int tickets) {
        this.tickets = tickets;
        MongoDatabase database = client.getDatabase("desk").withWriteConcern(WriteConcern.W1);
        commits = database.getCollection("commits")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
        commits.createIndex(Indexes.ascending("a", "s"), new IndexOptions().unique(true));
        tokens = database.getCollection("tokens");
        for (String model : MODELS) {
            MongoCollection<Document> rows = database.getCollection(model);
            rows.createIndex(Indexes.compoundIndex(Indexes.ascending("status"), Indexes.descending("updated")));
            rows.createIndex(Indexes.ascending("owner", "updated"));
            models.add(rows);
        }
    }

    void step(Random random) {
        long at = position.getAndIncrement();
        DeskText text = new DeskText(random);
        int number = random.nextInt(tickets);
        String ticket = DeskText.id(number).toString();
        commits.insertOne(new Document("_id", at)
                .append("n", 1)
                .append("a", ticket)
                .append("s", at)
                .append("ev", List.of(new Document("p", text.event(number, at)))));
        commits.find(Filters.and(Filters.eq("a", ticket), Filters.gte("s", at - 50_000)))
                .sort(Sorts.ascending("s"))
                .limit(20)
                .into(new ArrayList<>());
        if (at % 8 == 0 && projecting.tryLock()) {
            try {
                project(position.get(), random);
            } finally {
                projecting.unlock();
            }
        }
    }

    private void project(long at, Random random) {
        for (MongoCollection<Document> model : models) {
            List<ReplaceOneModel<Document>> rows = random.ints(1 + random.nextInt(16), 0, tickets)
                    .distinct()
                    .mapToObj(id -> new ReplaceOneModel<>(
                            Filters.and(Filters.eq(DeskText.id(id).toString()), Filters.lt("version", at + 1)),
                            row(id, at, random),
                            new ReplaceOptions().upsert(true)))
                    .toList();
            model.bulkWrite(rows, new BulkWriteOptions().ordered(false));
            tokens.updateOne(
                    Filters.eq(model.getNamespace().getCollectionName()),
                    Updates.set("token", at),
                    new UpdateOptions().upsert(true));
        }
    }

    private static Document row(int id, long at, Random random) {
        return new Document("_id", DeskText.id(id).toString())
                .append("version", at + 1)
                .append("status", at % 3)
                .append("owner", DeskText.id(-id % 97).toString())
                .append("updated", at)
                .append("row", new DeskText(random).row(id, at));
    }
}
