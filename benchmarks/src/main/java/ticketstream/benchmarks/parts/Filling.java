package ticketstream.benchmarks.parts;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Writes whole lives of tickets straight into an event log, a commit for each event. */
public final class Filling {
    static final int WRITERS = 64;

    private static final String DATABASE = "ticketstream";

    private Filling() {}

    /** Fills the log of a product that is stopped, whose settings and data folder these are. */
    public static void ofProduct(Path data, int events) {
        try (var store = Store.open(data.resolve("mongodb"))) {
            run(store.ours(store.database(DATABASE)), events, ticket -> {});
        }
    }

    /** Tells the id of each ticket; returns events per second. */
    static long run(EventStorageEngine engine, int events, Consumer<String> tickets) {
        var left = new AtomicInteger(events / Lives.EVENTS);
        long begin = System.nanoTime();
        Writers.run(WRITERS, () -> {
            while (left.getAndDecrement() > 0) {
                var life = Lives.whole();
                life.forEach(event -> engine.appendEvents(List.of(event)));
                tickets.accept(life.getFirst().getAggregateIdentifier());
            }
        });
        return Math.round(events * 1e9 / (System.nanoTime() - begin));
    }
}
