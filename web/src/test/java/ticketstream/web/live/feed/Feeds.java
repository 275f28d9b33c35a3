package ticketstream.web.live.feed;

import java.util.concurrent.atomic.AtomicLong;
import ticketstream.domain.actor.Scope;
import ticketstream.projections.change.Change;

/** A feed without Kafka: changes arrive when a test says so. */
public final class Feeds {
    private final ChangeFeed feed = new ChangeFeed(CursorKey.of(new byte[32]), 1_000, 10_000_000);
    private final AtomicLong offset = new AtomicLong();

    /** A feed that has caught up with an empty topic. */
    public Feeds() {
        replaced("first");
    }

    public ChangeFeed feed() {
        return feed;
    }

    public void arrives(Change change) {
        long next = offset.getAndIncrement();
        feed.append(new ChangeRecord(
                next,
                1_000 + next,
                change.scope().key(),
                change.type().toString(),
                change.ticketId(),
                change.version(),
                change.elsewhere().stream().map(Scope::key).toList(),
                change.receivedAt(),
                ChangeText.of(change)));
    }

    /** The topic is another, empty one now. */
    public void replaced(String incarnation) {
        offset.set(0);
        feed.restart(incarnation, -1);
        feed.caughtUp();
    }
}
