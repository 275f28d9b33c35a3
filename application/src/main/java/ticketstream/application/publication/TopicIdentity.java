package ticketstream.application.publication;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.bson.Document;

/** Remembers beside the log which topics it was published to, so that a lost broker is noticed. */
public final class TopicIdentity {
    private static final String ID = "topics";

    private final MongoCollection<Document> memory;

    public TopicIdentity(MongoDatabase database) {
        memory = database.getCollection("publication");
    }

    /** Whether the topics are others than those remembered; false when none are. */
    boolean isNew(Admin admin) {
        var known = memory.find(Filters.eq("_id", ID)).first();
        return known != null && !known.get("ids", Document.class).equals(new Document(ids(admin)));
    }

    /** From now on these are the topics. */
    void remember(Admin admin) {
        memory.replaceOne(
                Filters.eq("_id", ID),
                new Document("_id", ID).append("ids", new Document(ids(admin))),
                new ReplaceOptions().upsert(true));
    }

    private static Map<String, Object> ids(Admin admin) {
        try {
            var ids = new TreeMap<String, Object>();
            admin.describeTopics(List.of(EventTopics.TICKETS, EventTopics.ACCOUNTS))
                    .allTopicNames()
                    .get()
                    // a dot in a field's name would be a path
                    .forEach((name, topic) -> ids.put(
                            name.substring(name.indexOf('.') + 1),
                            topic.topicId().toString()));
            return ids;
        } catch (ExecutionException e) {
            throw new KafkaException("cannot ask for the topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
