package ticketstream.web.live.feed;

import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import ticketstream.application.publication.RecordSignature;

/** Reads all changes into the feed. */
public final class FeedReader implements AutoCloseable {
    private final ChangeFeed feed;
    private final Intake intake;
    private final long window;
    private final TopicFollower follower;

    /** @param window how many of the latest changes are read at the start */
    public FeedReader(ChangeFeed feed, RecordSignature signature, Aside aside, Broker broker, long window) {
        this.feed = feed;
        this.intake = new Intake(feed, signature, new Doubts(System::nanoTime), aside);
        this.window = window;
        this.follower = new TopicFollower("live-feed", broker, this::follow);
    }

    /** Returns at once; the feed says when it has caught up. */
    public void start() {
        follower.start();
    }

    @Override
    public void close() {
        follower.close();
    }

    private void follow(Admin admin, Consumer<String, byte[]> consumer, BooleanSupplier running) {
        try {
            new FeedRound(feed, intake, admin, consumer, window).follow(running);
        } finally {
            feed.connected(false);
        }
    }
}
