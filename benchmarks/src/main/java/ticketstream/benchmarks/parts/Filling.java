package ticketstream.benchmarks.parts;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * Writes whole lives of tickets straight into an event log, a commit for each event. About 10,000 tickets are open at any time
 * and take turns, so that the events of one lie as far apart as at a desk at work, which is harder on a rebuild than one life
 * after the other.
 */
public final class Filling {
    static final int WRITERS = 64;

    private static final int OPEN_PER_WRITER = 160;
    private static final String DATABASE = "ticketstream";

    private final EventStorageEngine engine;
    private final Consumer<String> tickets;
    private final AtomicInteger left;

    private Filling(EventStorageEngine engine, int events, Consumer<String> tickets) {
        this.engine = engine;
        this.tickets = tickets;
        left = new AtomicInteger(events / Lives.EVENTS);
    }

    /** Fills the log of a product that is stopped and has its data in this folder. */
    public static void ofProduct(Path data, int events) {
        try (var store = Store.open(data.resolve("mongodb"))) {
            run(store.ours(store.database(DATABASE)), events, ticket -> {});
        }
    }

    /** Tells the id of each ticket; returns events per second. */
    static long run(EventStorageEngine engine, int events, Consumer<String> tickets) {
        long begin = System.nanoTime();
        Writers.run(WRITERS, new Filling(engine, events, tickets)::write);
        return Math.round(events * 1e9 / (System.nanoTime() - begin));
    }

    private void write() {
        var open = new ArrayDeque<Iterator<? extends DomainEventMessage<?>>>();
        while (begins(open) || !open.isEmpty()) {
            var life = open.remove();
            var event = life.next();
            engine.appendEvents(List.of(event));
            if (life.hasNext()) {
                open.add(life);
            } else {
                tickets.accept(event.getAggregateIdentifier());
            }
        }
    }

    private boolean begins(ArrayDeque<Iterator<? extends DomainEventMessage<?>>> open) {
        return open.size() < OPEN_PER_WRITER
                && left.getAndDecrement() > 0
                && open.add(Lives.whole().iterator());
    }
}
