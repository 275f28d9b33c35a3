package ticketstream.embedded.database;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Steps of {@link DeskLoad} per second, the server's CPU time per step, the longest step and the file's size. By hand. */
final class DatabaseBenchmark {
    private static final int SECONDS = Integer.getInteger("seconds", 60);
    private static final int CLIENTS = Integer.getInteger("clients", 8);
    private static final int TICKETS = Integer.getInteger("tickets", 20_000);
    private static final int RATE = Integer.getInteger("rate", 0);
    private static final int EVERY = 5;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();

    private final Path folder;
    private final Storage storage;

    private DatabaseBenchmark(Path folder, Storage storage) {
        this.folder = folder;
        this.storage = storage;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("database-benchmark");
        Storage storage = Storage.open(new Folder(folder, !Boolean.getBoolean("nofsync")), () -> {});
        try (EmbeddedMongo mongo = EmbeddedMongo.serve(storage, 0);
                MongoClient client = MongoClients.create(mongo.uri())) {
            new DatabaseBenchmark(folder, storage).run(new DeskLoad(client, TICKETS));
        }
        System.out.printf("files after close %,d KB%n", size(folder) >> 10);
    }

    private void run(DeskLoad load) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(i);
                clients.execute(() -> steps(load, random, end));
            }
            while (System.nanoTime() < end) {
                report();
            }
        }
    }

    private void steps(DeskLoad load, Random random, long end) {
        for (long start = System.nanoTime(); start < end; ) {
            load.step(random);
            longest.accumulateAndGet(System.nanoTime() - start, Math::max);
            steps.incrementAndGet();
            if (RATE > 0) {
                LockSupport.parkNanos(start + CLIENTS * SECOND / RATE - System.nanoTime());
            }
            start = System.nanoTime();
        }
    }

    private void report() throws Exception {
        long before = steps.get();
        long cpu = serverCpu();
        TimeUnit.SECONDS.sleep(EVERY);
        long done = steps.get() - before;
        System.out.printf(
                "%,d steps/s, %d µs server CPU per step, longest %d ms, %s after %,d steps%n",
                done / EVERY,
                (serverCpu() - cpu) / 1000 / Math.max(1, done),
                TimeUnit.NANOSECONDS.toMillis(longest.getAndSet(0)),
                space(),
                steps.get());
    }

    private String space() throws IOException {
        long live = LiveData.bytes(storage);
        long file = Files.size(folder.resolve(Storage.FILE));
        return "file %,d KB = %.2f of %,d KB live, with the log %.2f"
                .formatted(file >> 10, (double) file / live, live >> 10, (double) size(folder) / live);
    }

    private static long serverCpu() {
        long cpu = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("embedded-mongo")) {
                cpu += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return cpu;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
