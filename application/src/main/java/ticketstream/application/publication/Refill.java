package ticketstream.application.publication;

import java.util.Collection;
import java.util.function.Function;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the topics again from the log, which stays the truth whatever becomes of Kafka. What is published again says so in
 * a header: readers apply what they do not have and announce nothing.
 */
public final class Refill {
    private static final Logger LOG = LoggerFactory.getLogger(Refill.class);

    private final Function<String, StreamingEventProcessor> processors;
    private final String publication;
    private final Collection<String> readers;
    private final TokenStore tokens;

    /**
     * @param processors finds a processor by its name
     * @param readers the processors whose tokens are offsets in the topics
     */
    public Refill(
            Function<String, StreamingEventProcessor> processors,
            String publication,
            Collection<String> readers,
            TokenStore tokens) {
        this.processors = processors;
        this.publication = publication;
        this.readers = readers;
        this.tokens = tokens;
    }

    /**
     * Publishes the whole log again, in the background.
     *
     * @throws org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException when another node publishes
     */
    public synchronized void begin() {
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
