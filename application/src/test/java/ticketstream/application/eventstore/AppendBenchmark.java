package ticketstream.application.eventstore;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import ticketstream.embedded.database.EmbeddedMongo;

/** Appends per second and CPU per append, the database in this process included. Run its main by hand; not a test. */
final class AppendBenchmark {
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("seconds", 5));

    private AppendBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("append-benchmark");
        try (var mongo = EmbeddedMongo.start(folder);
                var node = new Node(mongo.uri())) {
            measure(node, 8);
            for (int writers : new int[] {1, 8, 64}) {
                System.out.printf("%2d writers: %s%n", writers, measure(node, writers));
            }
        }
    }

    private static String measure(Node node, int writers) throws InterruptedException {
        var latencies = new long[2_000_000];
        var count = new AtomicInteger();
        long end = System.nanoTime() + RUN.toNanos();
        long cpu = cpuNanos();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            for (int w = 0; w < writers; w++) {
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        long start = System.nanoTime();
                        node.engine.appendEvents(
                                Events.created(UUID.randomUUID().toString()));
                        latencies[count.getAndIncrement()] = System.nanoTime() - start;
                    }
                });
            }
        }
        int appends = count.get();
        double cpuMicros = (cpuNanos() - cpu) / 1e3 / appends;
        Arrays.sort(latencies, 0, appends);
        return "%,.0f appends/s, CPU %.0f µs per append, p50 %.2f ms, p99 %.2f ms"
                .formatted(
                        appends / (double) RUN.toSeconds(),
                        cpuMicros,
                        latencies[appends / 2] / 1e6,
                        latencies[appends * 99 / 100] / 1e6);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
