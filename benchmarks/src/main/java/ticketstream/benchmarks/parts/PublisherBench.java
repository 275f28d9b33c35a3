package ticketstream.benchmarks.parts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.extensions.kafka.eventhandling.producer.ConfirmationMode;
import ticketstream.application.eventstore.PayloadUpcaster;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;
import ticketstream.application.publication.CloudEventConverter;
import ticketstream.benchmarks.load.Results;
import ticketstream.benchmarks.product.Workspace;

/**
 * From append to acknowledged by the embedded broker in this process: our publisher and the extension's, with and without
 * waiting for acknowledgements, taking turns. The log is in memory, so that the publishers are what differs.
 */
public final class PublisherBench {
    private static final int PER_SECOND = 50;
    private static final int FLAT_OUT = 1_000;

    private final Map<String, EventMessageHandler> publishers = new LinkedHashMap<>();
    private static final byte[] SECRET = {1}; // nothing is read back

    private final Duration turn;
    private final int turns;

    private PublisherBench(Duration turn, int turns) {
        this.turn = turn;
        this.turns = turns;
    }

    /** Runs it in so many turns; true, because an event that cannot be published ends it. */
    public static boolean run(Duration turn, int turns, Results results) {
        Path folder = Workspace.emptied("publisher");
        var serializer = new StoredEventSerializer(StoredEvents.ofTheDesk());
        var converter = new CloudEventConverter(
                serializer, PayloadUpcaster.ofTheDesk(), SECRET, new InMemoryEventStorageEngine(), (read, why) -> {});
        try (var broker = new Broker(folder);
                var ours = broker.ours(converter)) {
            var bench = new PublisherBench(turn, turns);
            for (var mode : List.of(ConfirmationMode.NONE, ConfirmationMode.WAIT_FOR_ACK)) {
                bench.publishers.put("extension, " + mode, broker.extension(mode, converter, serializer));
            }
            bench.publishers.put("ours", ours);
            bench.measure("warm-up", true);
            bench.measure(PER_SECOND + "/s", false).forEach(results::add);
            bench.measure("flat out", true).forEach(results::add);
        }
        return true;
    }

    private List<Map<String, Object>> measure(String load, boolean flatOut) {
        var meters = new LinkedHashMap<String, Meter>();
        publishers.keySet().forEach(name -> meters.put(name, new Meter()));
        for (int round = 0; round < turns; round++) {
            meters.forEach((name, meter) -> turn(Objects.requireNonNull(publishers.get(name)), meter, flatOut));
        }
        var against = Objects.requireNonNull(meters.get("extension, " + ConfirmationMode.WAIT_FOR_ACK));
        return meters.entrySet().stream()
                .map(entry -> row(load, entry.getKey(), entry.getValue(), against))
                .toList();
    }

    private void turn(EventMessageHandler publisher, Meter meter, boolean flatOut) {
        var store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        try (var publication = new Publication(store, publisher)) {
            publication.append(Lives.created()); // until it runs
            publication.awaitAll();
            publication.measureInto(meter.latencies());
            meter.time(() -> {
                append(publication, flatOut);
                publication.awaitAll();
            });
        } finally {
            store.shutDown();
        }
    }

    private void append(Publication publication, boolean flatOut) {
        long events = flatOut ? FLAT_OUT : PER_SECOND * turn.toSeconds();
        long begin = System.nanoTime();
        for (int number = 0; number < events; number++) {
            long moment = flatOut ? begin : begin + number * 1_000_000_000L / PER_SECOND;
            for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            publication.append(Lives.created());
        }
    }

    private static Map<String, Object> row(String load, String publisher, Meter meter, Meter against) {
        var row = new LinkedHashMap<String, Object>();
        row.put("load", load);
        row.put("publisher", publisher);
        meter.fill(row, "event", against);
        return row;
    }
}
