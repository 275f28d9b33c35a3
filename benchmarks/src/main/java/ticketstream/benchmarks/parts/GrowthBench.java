package ticketstream.benchmarks.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import ticketstream.benchmarks.load.Latencies;
import ticketstream.benchmarks.load.Results;
import ticketstream.benchmarks.product.Workspace;

/** What an event store costs as it grows: the embedded database, our engine and the rebuild of a read model in this process. */
public final class GrowthBench {
    private static final String DATABASE = "desk";
    private static final int READS = 500;

    private final Path folder = Workspace.emptied("growth");
    private final Queue<String> tickets = new ConcurrentLinkedQueue<>();

    private GrowthBench() {}

    /** Fills the store up to each of these numbers of events; true, because anything that fails ends it. */
    public static boolean run(List<Integer> sizes, Results results) {
        var bench = new GrowthBench();
        int have = 0;
        for (int events : sizes) {
            results.add(bench.row(have, events));
            have = events;
        }
        return true;
    }

    private Map<String, Object> row(int have, int events) {
        var row = new LinkedHashMap<String, Object>();
        row.put("events", events);
        try (var store = Store.embedded(folder)) {
            row.put(
                    "appends/s, " + Filling.WRITERS + " writers",
                    Filling.run(store.ours(store.database(DATABASE)), events - have, tickets::add));
        }
        row.put("file bytes/event", fileBytes() / events);
        measure(row);
        return row;
    }

    private void measure(Map<String, Object> row) {
        long begin = System.nanoTime();
        try (var store = Store.embedded(folder)) {
            var database = store.database(DATABASE);
            var engine = store.ours(database);
            var log = new StoredLog(engine);
            log.end();
            engine.appendEvents(List.of(Lives.created()));
            row.put("ms from cold to the first append", (System.nanoTime() - begin) / 1_000_000);
            row.put("ms to read a ticket of " + Lives.EVENTS + " p50/p90/p99/max", tickets(engine));
            row.put("ms head token p50/p90/p99/max", heads(log));
            row.put("heap MiB after a collection", heapMebibytes());
            try (var rebuilding = new Rebuilding(database, log)) {
                row.put(
                        "rebuild events/s, first and second",
                        rounded(rebuilding.once()) + ", " + rounded(rebuilding.once()));
            }
        }
    }

    private String tickets(EventStorageEngine engine) {
        var known = new ArrayList<>(tickets);
        var latencies = new Latencies();
        for (int read = 0; read < READS; read++) {
            String ticket = known.get((int) ((long) read * known.size() / READS));
            long begin = System.nanoTime();
            long found = engine.readEvents(ticket, 0)
                    .asStream()
                    .filter(event -> event.getPayload() != null)
                    .count();
            latencies.record(begin, System.nanoTime());
            if (found != Lives.EVENTS) {
                throw new IllegalStateException(ticket + " has " + found + " events");
            }
        }
        return latencies.summary();
    }

    private static String heads(StoredLog log) {
        var latencies = new Latencies();
        for (int read = 0; read < READS; read++) {
            long begin = System.nanoTime();
            log.end();
            latencies.record(begin, System.nanoTime());
        }
        return latencies.summary();
    }

    private long fileBytes() {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long heapMebibytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private static long rounded(double perSecond) {
        return Math.round(perSecond / 10) * 10;
    }
}
