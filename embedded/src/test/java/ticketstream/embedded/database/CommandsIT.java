package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsIT {
    private static final int DUPLICATE = 11000;

    @TempDir
    private static Path folder;

    private static EmbeddedMongo mongo;
    private static MongoClient client;

    private MongoCollection<Document> things;

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.start(folder, 0, false);
        client = MongoClients.create(mongo.uri());
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @BeforeEach
    void empty() {
        things = client.getDatabase("desk").getCollection("things");
        things.drop();
    }

    private static Document thing(int id) {
        return new Document("_id", id).append("v", id);
    }

    private static List<Document> things(int... ids) {
        return IntStream.of(ids).mapToObj(CommandsIT::thing).toList();
    }

    @Test
    void stopsAnOrderedInsertAtTheFirstDuplicate() {
        things.insertOne(thing(3));
        MongoBulkWriteException refused =
                catchThrowableOfType(MongoBulkWriteException.class, () -> things.insertMany(things(1, 2, 3, 4)));
        assertThat(refused.getWriteErrors())
                .extracting(BulkWriteError::getIndex, BulkWriteError::getCode)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, DUPLICATE));
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(things.find()).containsExactlyElementsOf(things(1, 2, 3));
    }

    @Test
    void refusesTheSameValuesTwiceInAUniqueIndexButNotTheirAbsenceInASparseOne() {
        things.createIndex(Indexes.ascending("a", "s"), new IndexOptions().unique(true));
        things.createIndex(
                Indexes.ascending("mail"), new IndexOptions().unique(true).sparse(true));
        things.insertOne(new Document("_id", 1).append("a", "x").append("s", 1L));
        things.insertOne(new Document("_id", 2).append("a", "x").append("s", 2L));
        MongoWriteException refused = catchThrowableOfType(
                MongoWriteException.class,
                () -> things.insertOne(new Document("_id", 3).append("a", "x").append("s", 2)));
        assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE);
        refused = catchThrowableOfType(
                MongoWriteException.class, () -> things.updateOne(Filters.eq(1), Updates.set("s", 2)));
        assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE);
        things.updateOne(Filters.eq(1), Updates.set("mail", "m"));
        assertThat(things.countDocuments(Filters.eq("s", 1))).isEqualTo(1);
    }

    @Test
    void refusesToReplaceARowByAnOlderOne() {
        things.insertOne(new Document("_id", "t").append("version", 5));
        List<ReplaceOneModel<Document>> writes = List.of(replace("t", 4), replace("u", 1), replace("t", 6));
        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class, () -> things.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
        assertThat(refused.getWriteErrors())
                .extracting(BulkWriteError::getIndex)
                .containsExactly(0);
        assertThat(refused.getWriteErrors()).extracting(BulkWriteError::getCode).containsExactly(DUPLICATE);
        assertThat(things.find())
                .containsExactlyInAnyOrder(
                        new Document("_id", "t").append("version", 6), new Document("_id", "u").append("version", 1));
        refused = catchThrowableOfType(
                MongoBulkWriteException.class, () -> things.bulkWrite(List.of(replace("t", 1), replace("u", 2))));
        assertThat(refused.getWriteErrors()).hasSize(1);
        assertThat(things.countDocuments(Filters.eq("version", 2))).isZero();
    }

    private static ReplaceOneModel<Document> replace(String id, int version) {
        return new ReplaceOneModel<>(
                Filters.and(Filters.eq(id), Filters.lt("version", version)),
                new Document("_id", id).append("version", version),
                new ReplaceOptions().upsert(true));
    }

    @Test
    void updatesWithTheUsualOperators() {
        FindOneAndUpdateOptions upsert =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        Document created = things.findOneAndUpdate(
                Filters.eq("n"),
                Updates.combine(Updates.inc("count", 2), Updates.setOnInsert("first", true), Updates.max("top", 3)),
                upsert);
        assertThat(created)
                .isEqualTo(new Document("_id", "n")
                        .append("count", 2)
                        .append("first", true)
                        .append("top", 3));
        things.updateOne(
                Filters.eq("n"),
                Updates.combine(Updates.inc("count", 1), Updates.unset("first"), Updates.max("top", 1)),
                new UpdateOptions().upsert(true));
        assertThat(things.find())
                .containsExactly(new Document("_id", "n").append("count", 3).append("top", 3));
        assertThat(things.deleteMany(Filters.gt("count", 1)).getDeletedCount()).isEqualTo(1);
    }

    @Test
    void aggregates() {
        things.createIndex(Indexes.ascending("v"));
        things.insertMany(IntStream.range(0, 100)
                .mapToObj(i -> thing(i).append("kind", i % 3))
                .toList());
        assertThat(things.aggregate(List.of(
                        Aggregates.match(Filters.gte("v", 90)),
                        Aggregates.group("$kind", Accumulators.sum("n", 1), Accumulators.max("most", "$v")),
                        Aggregates.sort(Sorts.descending("_id")),
                        Aggregates.limit(2))))
                .containsExactly(
                        new Document("_id", 2).append("n", 3).append("most", 98),
                        new Document("_id", 1).append("n", 3).append("most", 97));
        assertThat(things.countDocuments(Filters.lt("v", 7))).isEqualTo(7);
        assertThat(things.countDocuments()).isEqualTo(100);
        assertThat(things.estimatedDocumentCount()).isEqualTo(100);
    }

    @Test
    void sendsWhatWasAskedForInParts() {
        things.insertMany(IntStream.range(0, 1_000).mapToObj(CommandsIT::thing).toList());
        assertThat(things.find().sort(Sorts.descending("_id")).batchSize(30)).hasSize(1_000);
        assertThat(things.find()).hasSize(1_000);
        assertThat(things.find()
                        .sort(Sorts.descending("v"))
                        .projection(Projections.fields(Projections.include("v"), Projections.excludeId()))
                        .skip(1)
                        .limit(2))
                .containsExactly(new Document("v", 998), new Document("v", 997));
    }

    @Test
    void goesOnReadingWhatWasThereWhenItBeganHoweverMuchIsWrittenMeanwhile() {
        things.insertMany(IntStream.range(0, 1_000).mapToObj(CommandsIT::thing).toList());
        try (MongoCursor<Document> cursor =
                things.find().sort(Sorts.ascending("_id")).batchSize(10).iterator()) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(cursor.next()).isEqualTo(thing(i));
                if (i % 50 == 0) {
                    things.withWriteConcern(WriteConcern.JOURNALED).updateMany(Filters.empty(), Updates.inc("v", 1));
                }
            }
        }
    }

    @Test
    void readsOnlyWhatAnIndexPointsTo() {
        things.createIndex(Indexes.compoundIndex(Indexes.ascending("owner"), Indexes.descending("at")));
        things.insertMany(IntStream.range(0, 2_000)
                .mapToObj(i -> thing(i).append("owner", i % 100).append("at", i))
                .toList());
        long before = mongo.examined("desk", "things");
        assertThat(things.find(Filters.eq("owner", 7))
                        .sort(Sorts.descending("at"))
                        .limit(5)
                        .map(found -> found.getInteger("at")))
                .containsExactly(1907, 1807, 1707, 1607, 1507);
        assertThat(things.find(Filters.gt("_id", 1_990)).sort(Sorts.ascending("_id")))
                .hasSize(9);
        assertThat(things.countDocuments(Filters.and(Filters.eq("owner", 7), Filters.gte("at", 1_800))))
                .isEqualTo(2);
        assertThat(mongo.examined("desk", "things") - before).isLessThanOrEqualTo(5 + 1 + 9 + 1 + 2);
    }

    @Test
    void neverGivesTwoClientsTheSameNumber() throws Exception {
        int clients = 8;
        int each = 100;
        Set<Integer> given = ConcurrentHashMap.newKeySet();
        FindOneAndUpdateOptions upsert =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        things.insertOne(new Document("_id", "counter").append("n", 0));
        Callable<Void> counting = () -> {
            for (int i = 0; i < each; i++) {
                given.add(things.findOneAndUpdate(Filters.eq("counter"), Updates.inc("n", 1), upsert)
                        .getInteger("n"));
            }
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (var done : threads.invokeAll(java.util.Collections.nCopies(clients, counting))) {
                done.get();
            }
        }
        assertThat(given).hasSize(clients * each);
    }
}
