package ticketstream.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ticketstream.benchmarks.client.Live;
import ticketstream.benchmarks.load.Results;
import ticketstream.benchmarks.parts.Filling;
import ticketstream.benchmarks.product.Workspace;
import tools.jackson.databind.JsonNode;

/** How fast a read model is rebuilt from the log, and what people at work notice of it. */
final class RebuildBench {
    private static final String FOLDER = "rebuild";
    private static final String NAME = "adminoverview";
    private static final int USERS = 8;
    private static final int COMMANDS_PER_SECOND = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** It waits most of the time, which in the common pool would hold up whatever measures. */
    private static final Executor APART = work -> Thread.ofPlatform().daemon().start(work);

    private final Cast cast;
    private final LatencyBench live;
    private final List<Long> rates = new ArrayList<>();
    private volatile boolean working = true;

    private RebuildBench(Cast cast) {
        this.cast = cast;
        live = new LatencyBench(cast);
    }

    /** Runs it; false when a frame was lost, doubled or foreign, or a command failed. */
    static boolean run(Pace pace, Results results) {
        try (var cast = Cast.start(FOLDER, USERS, List.of())) {
            cast.product().stop();
            Filling.ofProduct(
                    Workspace.root()
                            .resolve("benchmarks/target")
                            .resolve(FOLDER)
                            .resolve("data"),
                    pace.rebuilt());
            cast.product().restart();
            return new RebuildBench(cast).measure(pace, results);
        }
    }

    private boolean measure(Pace pace, Results results) {
        await(projection -> projection.path("lag").asLong() == 0);
        var sockets = live.watch();
        live.fillPool();
        live.step(COMMANDS_PER_SECOND, pace.warmUp());
        var before = live.step(COMMANDS_PER_SECOND, pace.rebuildStep());
        var rebuilding = CompletableFuture.runAsync(this::rebuildAgainAndAgain, APART);
        var during = live.step(COMMANDS_PER_SECOND, pace.rebuildStep());
        working = false;
        rebuilding.join();
        var after = live.step(COMMANDS_PER_SECOND, pace.rebuildStep());
        sockets.forEach(Live::close);
        results.add(row("before", "", before, before));
        results.add(
                row("during", rates.stream().map(String::valueOf).collect(Collectors.joining(", ")), during, before));
        results.add(row("after", "", after, before));
        return before.faultless() && during.faultless() && after.faultless();
    }

    private static Map<String, Object> row(
            String when, String rebuilt, LatencyBench.Step step, LatencyBench.Step before) {
        var row = new LinkedHashMap<String, Object>();
        row.put(COMMANDS_PER_SECOND + " commands/s", when);
        row.put("rebuilt events/s", rebuilt);
        row.put("create at agent, ratio of p50, p99", ratio(step, before, 50) + ", " + ratio(step, before, 99));
        row.putAll(step.row());
        return row;
    }

    private static String ratio(LatencyBench.Step step, LatencyBench.Step before, double percent) {
        return String.format(
                Locale.ROOT,
                "%.2f",
                step.atAgent().percentile(percent) / before.atAgent().percentile(percent));
    }

    /** The rate is the desk's own, as it stands when everything that was in the log at the beginning has been built. */
    private void rebuildAgainAndAgain() {
        while (working) {
            long head = projection().path("head").asLong();
            cast.admin().rebuild(NAME, "").join().expect(202);
            rates.add(
                    Math.round(await(now -> now.path("rebuild").path("position").asLong() >= head)
                            .path("rebuild")
                            .path("ratePerSecond")
                            .asDouble()));
            await(now -> now.path("rebuild").path("state").asString().equals("built"));
            cast.admin().rebuild(NAME, "discard").join().expect(202);
            await(now -> now.path("rebuild").isNull());
        }
    }

    private JsonNode await(Predicate<JsonNode> reached) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var now = projection();
            if (reached.test(now)) {
                return now;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new IllegalStateException("waited in vain; " + NAME + " is " + projection());
    }

    private JsonNode projection() {
        return cast.admin().projection(NAME).join().expect(200).json();
    }
}
