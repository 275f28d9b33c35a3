package ticketstream.application.publication;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.function.Function;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the topics again from the log, which stays the truth whatever becomes of Kafka. What is published again says so in
 * a header: readers apply what they do not have and announce nothing.
 */
public final class Refill {
    private static final Logger LOG = LoggerFactory.getLogger(Refill.class);
    private static final String ID = "refill";
    private static final Document WISH = new Document("_id", ID);

    private final Function<String, StreamingEventProcessor> processors;
    private final String publication;
    private final Collection<String> readers;
    private final TokenStore tokens;
    private final MongoCollection<Document> wishes;

    /**
     * @param processors finds a processor by its name
     * @param readers the processors whose tokens are offsets in the topics
     */
    public Refill(
            Function<String, StreamingEventProcessor> processors,
            String publication,
            Collection<String> readers,
            TokenStore tokens,
            MongoDatabase database) {
        this.processors = processors;
        this.publication = publication;
        this.readers = readers;
        this.tokens = tokens;
        wishes = database.getCollection("publication").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Wishes that the whole log be published again, by whichever node publishes; durable on return. */
    public void wish() {
        wishes.replaceOne(
                WISH, new Document("_id", ID).append("wish", new ObjectId()), new ReplaceOptions().upsert(true));
    }

    /** Grants a wish if there is one and this node publishes; meant to be called every second, by one thread. */
    public void look() {
        if (processors.apply(publication).processingStatus().isEmpty()) {
            return;
        }
        var wish = wishes.find(WISH).first();
        if (wish != null) {
            try {
                begin();
                wishes.deleteOne(wish); // not one that was made meanwhile
            } catch (UnableToClaimTokenException elsewhere) {
                LOG.info("Another node publishes by now, and looks as well");
            }
        }
    }

    private synchronized void begin() {
        LOG.info("The topics are filled again from the log");
        var processor = processors.apply(publication);
        processor.shutDown();
        try {
            processor.resetTokens();
        } finally {
            processor.start();
        }
    }

    /** The same for topics that were created again: old offsets mean nothing there, so readers begin at the start. */
    public synchronized void beginInNewTopics() {
        readers.forEach(this::readFromTheStart);
        begin();
    }

    private void readFromTheStart(String name) {
        var reader = processors.apply(name);
        reader.shutDown();
        try {
            for (int segment : tokens.fetchSegments(name)) {
                tokens.fetchToken(name, segment); // claims it
                tokens.deleteToken(name, segment);
                tokens.initializeSegment(null, name, segment);
            }
        } finally {
            reader.start();
        }
    }
}
