package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.Document;

@SuppressWarnings("NullAway.Init") // started before all tries
class QueriesIT {
    private static final int DOCUMENTS = 60;
    private static final int QUERIES = 30;

    private static Path folder = Path.of("");
    private static EmbeddedMongo mongo;
    private static MongoClient client;

    @BeforeContainer
    static void start() throws IOException {
        folder = Files.createTempDirectory("queries");
        open();
    }

    private static void open() {
        mongo = EmbeddedMongo.start(folder, 0, false);
        client = MongoClients.create(mongo.uri());
    }

    @AfterContainer
    static void stop() {
        client.close();
        mongo.close();
    }

    private static MongoCollection<Document> collection() {
        return client.getDatabase("desk").getCollection("queries");
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void answersAsMongoDbWouldWhateverIndexesThereAre(@ForAll Random random) {
        RandomQueries world = new RandomQueries(random);
        fill(world);
        ask(world, collection().find().into(new ArrayList<>()));
    }

    @Example
    void answersTheSameAfterARestart() {
        fill(new RandomQueries(new Random(42)));
        List<Document> before = collection().find().into(new ArrayList<>());
        stop();
        open();
        assertThat(collection().find().into(new ArrayList<>())).isEqualTo(before);
        ask(new RandomQueries(new Random(43)), before);
    }

    private static void fill(RandomQueries world) {
        collection().drop();
        createIndexes(world);
        List<Document> documents = new ArrayList<>();
        for (int id = 0; id < DOCUMENTS; id++) {
            documents.add(world.document(id));
        }
        collection().insertMany(documents);
        createIndexes(world);
        for (int i = 0; i < DOCUMENTS / 4; i++) {
            Document one = new Document("_id", world.upTo(DOCUMENTS));
            switch (world.upTo(5)) {
                case 0 -> collection().deleteOne(one);
                case 1 -> collection().replaceOne(one, world.document(one.getInteger("_id")));
                default -> collection().updateOne(one, world.change());
            }
        }
    }

    private static void createIndexes(RandomQueries world) {
        for (int i = world.upTo(3); i > 0; i--) {
            Document keys = world.index();
            if (!keys.isEmpty() && !keys.keySet().equals(java.util.Set.of("_id"))) {
                boolean sparse = world.sometimes();
                collection().createIndex(keys, new IndexOptions().sparse(sparse).name(keys.toJson() + sparse));
            }
        }
    }

    private static void ask(RandomQueries world, List<Document> all) {
        for (int i = 0; i < QUERIES; i++) {
            Document query = world.query();
            Document sort = world.sort();
            int skip = world.sometimes() ? world.upTo(5) : 0;
            int limit = world.sometimes() ? 1 + world.upTo(10) : 0;
            List<Document> matching = all.stream()
                    .filter(document -> Reference.matches(document, query))
                    .toList();
            List<Document> wanted = matching.stream()
                    .sorted(Reference.order(sort))
                    .skip(skip)
                    .limit(limit == 0 ? Long.MAX_VALUE : limit)
                    .toList();
            String asked = query.toJson() + " sorted by " + sort.toJson() + " of " + skip + ", " + limit;
            assertThat(ids(collection().find(query).sort(sort).skip(skip).limit(limit)))
                    .as(asked)
                    .isEqualTo(ids(wanted));
            assertThat(ids(collection().find(query))).as(asked).containsExactlyInAnyOrderElementsOf(ids(matching));
            assertThat(collection().countDocuments(query)).as(asked).isEqualTo(matching.size());
        }
    }

    private static List<Object> ids(Iterable<Document> documents) {
        List<Object> ids = new ArrayList<>();
        documents.forEach(document -> ids.add(document.get("_id")));
        return ids;
    }
}
