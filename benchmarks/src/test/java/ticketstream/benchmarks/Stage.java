package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import ticketstream.benchmarks.check.Check;
import ticketstream.benchmarks.check.Checker;
import ticketstream.benchmarks.check.Evidence;
import ticketstream.benchmarks.check.Outcome;
import ticketstream.benchmarks.check.Recorder;
import ticketstream.benchmarks.check.Row;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.client.Follower;
import ticketstream.benchmarks.product.Command;
import ticketstream.benchmarks.product.Product;
import ticketstream.benchmarks.product.Workspace;

/** A desk at work while something happens to it, with everybody's live view, and the proof afterwards. */
final class Stage implements AutoCloseable {
    /** How long clients wait for an answer before they ask again. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration CONVERGED = Duration.ofSeconds(30);
    private static final Duration LAST_ANSWER = Duration.ofSeconds(90);

    private final String name;
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Path folder;
    private final Recorder recorder;
    private final Cast cast;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Map<Worker, Thread> workers = new LinkedHashMap<>();
    private final Map<Client, Follower> followers = new LinkedHashMap<>();

    private Stage(String name, Cast cast) {
        this.name = name;
        this.cast = cast;
        folder = Workspace.created(Workspace.root().resolve("benchmarks/target/" + name));
        recorder = new Recorder(folder);
        System.out.println(name + ": seed " + seed + ", files in " + folder);
    }

    /** Starts a product with these settings on fresh data, and so many users, the agents and an administrator at work. */
    static Stage open(String name, int users, Map<String, String> settings) {
        var product = start(name + "/product", settings);
        return open(name, product, new Desk(product.address(), PATIENCE), users);
    }

    /** The same with a product that runs already, which everybody reaches through this desk. */
    static Stage open(String name, Product product, Desk desk, int users) {
        var stage = new Stage(name, Cast.staff(product, desk, users));
        stage.begin(stage.cast.everybody());
        return stage;
    }

    /** A product of its own, on fresh data. */
    static Product start(String name, Map<String, String> settings) {
        return Product.start(Command.resolve(Command.QUICK_START), Workspace.emptied(name), settings);
    }

    /** Has more clients work and watch. */
    void begin(List<Client> clients) {
        for (Client client : clients) {
            var follower = Follower.eventually(client);
            followers.put(client, follower);
            work(client, follower);
        }
    }

    Cast cast() {
        return cast;
    }

    Product product() {
        return cast.product();
    }

    Random random() {
        return random;
    }

    /** Lets the load run. */
    void run(Duration length) {
        try {
            assertThat(stop.await(length.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many operations were acknowledged so far. */
    int acknowledged() {
        return workers.keySet().stream().mapToInt(Worker::acknowledged).sum();
    }

    /** The operations that were asked for more than once so far. */
    List<Worker.Repeat> repeats() {
        return workers.keySet().stream()
                .flatMap(worker -> worker.repeats().stream())
                .toList();
    }

    /** Begins so many creates by so many clients at once, on top of the load; they are part of it. */
    void burst(int creates, int underWay) {
        for (int i = 0; i < underWay; i++) {
            var worker = worker(cast.users().get(i % cast.users().size()), List::of);
            workers.put(worker, Thread.ofVirtual().start(() -> worker.create(creates / underWay)));
        }
    }

    /** How many events a read model lacks now. */
    long lag(String projection) {
        return cast.admin()
                .projection(projection)
                .join()
                .expect(200)
                .json()
                .path("lag")
                .asLong();
    }

    /** Prints what a fault test wants to be known of its run. */
    void say(String what) {
        System.out.println("  " + what);
    }

    /** Ends the load, waits for the last answers and for every screen, and has the checker judge. */
    Evidence prove() {
        finish();
        long converged = Witness.awaitConvergence(followers, CONVERGED);
        var evidence = Witness.collect(folder, cast.admin(), followers);
        Check.save(folder, evidence);
        var violations = Checker.verify(evidence);
        String report = Checker.report(evidence, violations);
        say(report);
        say(
                converged < 0
                        ? "live clients did NOT converge within " + CONVERGED.toSeconds() + " s"
                        : "live clients converged after " + converged + " ms");
        assertThat(violations.size())
                .as(() -> name + ", seed " + seed + ": " + report + "\nfiles in " + folder + "\nconnections: "
                        + Witness.connections(followers) + "\n" + product().lastLines())
                .isZero();
        assertThat(evidence.operations())
                .as("a run without load proves nothing")
                .hasSizeGreaterThan(10 * followers.size());
        return evidence;
    }

    /** Acknowledged operations whose event was there before they were asked for the last time: the first answer was lost. */
    long answeredAsRepeated(Evidence evidence) {
        var asked = repeats().stream().collect(Collectors.toMap(Worker.Repeat::operation, Worker.Repeat::asked));
        return evidence.operations().stream()
                .filter(operation -> operation.outcome() == Outcome.OK && asked.containsKey(operation.id()))
                .filter(operation -> evidence.histories().getOrDefault(operation.ticket(), List.of()).stream()
                        .anyMatch(event -> event.version() == operation.version()
                                && event.at().isBefore(asked.get(operation.id()))))
                .count();
    }

    @Override
    public void close() {
        stop.countDown();
        followers.values().forEach(Follower::close);
        recorder.close();
        cast.close();
    }

    private void work(Client client, Follower follower) {
        var worker = worker(client, () -> follower.evidence().rows());
        workers.put(
                worker,
                Thread.ofPlatform()
                        .daemon()
                        .name("worker-" + client.account().username())
                        .start(worker));
    }

    private Worker worker(Client client, Supplier<List<Row>> screen) {
        return new Worker(client, screen, recorder, new Random(random.nextLong()), stop);
    }

    private void finish() {
        stop.countDown();
        try {
            for (Thread worker : workers.values()) {
                worker.join(LAST_ANSWER);
                assertThat(worker.isAlive())
                        .as(worker.getName() + " still waits for an answer")
                        .isFalse();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        recorder.close();
    }
}
