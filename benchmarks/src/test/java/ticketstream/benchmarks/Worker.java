package ticketstream.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ticketstream.benchmarks.check.Kind;
import ticketstream.benchmarks.check.Outcome;
import ticketstream.benchmarks.check.Recorder;
import ticketstream.benchmarks.check.Row;
import ticketstream.benchmarks.client.Answer;
import ticketstream.benchmarks.client.Client;

/** A client at work under kills: one operation after the other, each tried again until the product says yes or no; all of it recorded. */
final class Worker implements Runnable {
    private static final int PAUSE_MS = 20;
    private static final int RETRY_MS = 150;
    private static final int TRIES = 600;
    private static final List<String> STEPS = List.of("waiting", "in-progress", "resolved", "closed");
    private static final Map<String, List<String>> LEGAL = Map.of(
            "waiting", List.of("in-progress", "resolved"),
            "in-progress", List.of("waiting", "resolved"),
            "resolved", List.of("closed", "in-progress"),
            "closed", List.of("in-progress"));

    /** An operation that was asked for again, the last time at this moment, because these answers said neither yes nor no. */
    record Repeat(long operation, Instant asked, List<Answer> inVain) {}

    private final Client client;
    private final Supplier<List<Row>> screen;
    private final Recorder recorder;
    private final Random random;
    private final CountDownLatch stop;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Queue<Repeat> repeats = new ConcurrentLinkedQueue<>();

    /** What this client sees comes from {@code screen}; it works until {@code stop} is down. */
    Worker(Client client, Supplier<List<Row>> screen, Recorder recorder, Random random, CountDownLatch stop) {
        this.client = client;
        this.screen = screen;
        this.recorder = recorder;
        this.random = random;
        this.stop = stop;
    }

    /** How many operations were acknowledged so far. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** Everything asked for again so far. */
    List<Repeat> repeats() {
        return List.copyOf(repeats);
    }

    @Override
    public void run() {
        while (!pause(PAUSE_MS)) {
            switch (client.account().role()) {
                case "user" -> create();
                case "agent" -> work();
                default -> delete();
            }
        }
    }

    /** Opens so many tickets, one right after the other. */
    void create(int times) {
        for (int i = 0; i < times; i++) {
            create();
        }
    }

    private void create() {
        String key = UUID.randomUUID().toString();
        String title = client.account().username() + " needs help " + key;
        String category = Cast.CATEGORIES.get(random.nextInt(Cast.CATEGORIES.size()));
        long operation = invoke(Kind.CREATE, null, title, 0);
        end(operation, 1, () -> client.create(title, "It stopped working.", category, key));
    }

    private void work() {
        var row = any();
        if (row != null && random.nextInt(4) == 0) {
            reply(row);
        } else if (row != null) {
            step(row);
        }
    }

    private void reply(Row row) {
        String key = UUID.randomUUID().toString();
        String text = client.account().username() + " looks into it " + key;
        long operation = invoke(Kind.REPLY, row.id(), text, row.version());
        end(operation, 0, () -> client.reply(row.id(), text, key));
    }

    private void step(Row row) {
        // now and then a step that must be refused, because a refusal has to leave nothing behind either
        var next = random.nextInt(10) == 0
                ? STEPS.stream().filter(status -> !status.equals(row.status())).toList()
                : LEGAL.getOrDefault(row.status(), STEPS);
        String to = next.get(random.nextInt(next.size()));
        long operation = invoke(Kind.STATUS, row.id(), to, row.version());
        end(operation, row.version() + 1, () -> client.status(row.id(), to, row.version()));
    }

    private void delete() {
        var row = random.nextInt(10) == 0 ? any() : null;
        if (row != null) {
            long operation = invoke(Kind.DELETE, row.id(), "", row.version());
            end(operation, row.version() + 1, () -> client.delete(row.id(), row.version()));
        }
    }

    private @Nullable Row any() {
        var rows = screen.get();
        return rows.isEmpty() ? null : rows.get(random.nextInt(rows.size()));
    }

    private long invoke(Kind kind, @Nullable String ticket, String argument, long base) {
        return recorder.invoke(client.account().username(), client.account().id(), kind, ticket, argument, base);
    }

    private void end(long operation, long version, Supplier<CompletableFuture<Answer>> attempt) {
        var asked = Instant.now();
        var answer = attempt.get().join();
        var inVain = new ArrayList<Answer>();
        while (inVain.size() + 1 < TRIES && !answer.ok() && !answer.refused()) {
            inVain.add(answer);
            pause(RETRY_MS);
            asked = Instant.now();
            answer = attempt.get().join();
        }
        boolean perhaps = !inVain.isEmpty();
        if (perhaps) {
            repeats.add(new Repeat(operation, asked, inVain));
        }
        if (answer.ok()) {
            acknowledged.incrementAndGet();
            // a 204 says nothing; what must be true then is that it was done at the version asked for
            var json = answer.status() == 204 ? null : answer.json();
            String ticket = json == null ? null : json.path("id").asString();
            long answered = json == null ? version : json.path("version").asLong();
            recorder.end(operation, Outcome.OK, ticket, answered, "answered " + answer.status());
        } else {
            // refused after an attempt without an answer: perhaps because that attempt was done
            recorder.end(operation, perhaps ? Outcome.UNKNOWN : Outcome.FAIL, null, 0, answer.toString());
        }
    }

    private boolean pause(int millis) {
        try {
            return stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
