package ticketstream.benchmarks.parts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import ticketstream.benchmarks.load.Latencies;
import ticketstream.benchmarks.load.Results;
import ticketstream.benchmarks.product.Workspace;

/** Durable commits of one event each: our engine and axon-mongo's, taking turns on the same server in this process. */
public final class AppendsBench {
    private static final List<Integer> WRITERS = List.of(1, 8, 64);

    private final EventStorageEngine axonMongo;
    private final EventStorageEngine ours;
    private final Duration round;
    private final int rounds;

    private AppendsBench(EventStorageEngine axonMongo, EventStorageEngine ours, Duration round, int rounds) {
        this.axonMongo = axonMongo;
        this.ours = ours;
        this.round = round;
        this.rounds = rounds;
    }

    /** Runs it in so many turns of this length each; true, because an append that fails ends it. */
    public static boolean run(Duration round, int rounds, Results results) {
        try (var store = Store.open(Workspace.emptied("appends"))) {
            new AppendsBench(
                            store.axonMongo(store.emptied("axonmongo")),
                            store.ours(store.emptied("commitlog")),
                            round,
                            rounds)
                    .measure(results);
        }
        return true;
    }

    private void measure(Results results) {
        WRITERS.reversed().forEach(writers -> turns(writers, new Meter(), new Meter())); // warm-up
        for (int writers : WRITERS) {
            var extension = new Meter();
            var desk = new Meter();
            turns(writers, extension, desk);
            results.add(row(writers, "axon-mongo", extension, extension));
            results.add(row(writers, "ours", desk, extension));
        }
    }

    private void turns(int writers, Meter extension, Meter desk) {
        for (int turn = 0; turn < rounds; turn++) {
            extension.time(() -> Writers.run(writers, () -> append(axonMongo, extension.latencies())));
            desk.time(() -> Writers.run(writers, () -> append(ours, desk.latencies())));
        }
    }

    private void append(EventStorageEngine engine, Latencies latencies) {
        long end = System.nanoTime() + round.toNanos();
        for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
            engine.appendEvents(Lives.created());
            latencies.record(begin, System.nanoTime());
        }
    }

    private static Map<String, Object> row(int writers, String engine, Meter meter, Meter against) {
        var row = new LinkedHashMap<String, Object>();
        row.put("writers", writers);
        row.put("engine", engine);
        meter.fill(row, "append", against);
        return row;
    }
}
