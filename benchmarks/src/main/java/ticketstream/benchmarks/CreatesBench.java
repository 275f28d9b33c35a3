package ticketstream.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import ticketstream.benchmarks.client.Answer;
import ticketstream.benchmarks.client.Frame;
import ticketstream.benchmarks.client.Live;
import ticketstream.benchmarks.load.Load;
import ticketstream.benchmarks.load.OpenLoop;
import ticketstream.benchmarks.load.Results;

/** How many creates a second are acknowledged while an administrator's screen keeps up. */
final class CreatesBench {
    private static final int USERS = 8;
    private static final Duration LONGEST_LAG = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double KEPT_UP = 0.9;

    private final Cast cast;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final Set<String> otherFrames = ConcurrentHashMap.newKeySet();
    private volatile long lastShown;

    private CreatesBench(Cast cast) {
        this.cast = cast;
    }

    /** Steps the rate up until the desk no longer keeps up; false when something acknowledged never became visible. */
    static boolean run(Pace pace, Results results) {
        try (var cast = Cast.start("creates", USERS, List.of())) {
            return new CreatesBench(cast).measure(pace, results);
        }
    }

    private boolean measure(Pace pace, Results results) {
        try (var live = cast.admin().live(null, this::saw)) {
            step(pace.createRates().getFirst(), pace.warmUp(), results, " warm-up", live);
            for (int rate : pace.createRates()) {
                if (!step(rate, pace.createsStep(), results, "", live)) {
                    break;
                }
            }
        }
        long listed = cast.admin().tickets().size();
        var row = new LinkedHashMap<String, Object>();
        row.put("offered/s", "all together");
        row.put("acknowledged/s", acknowledged.size() + " in all");
        row.put("socket", listed + " in the administrator's list");
        results.add(row);
        return listed >= acknowledged.size();
    }

    private boolean step(int rate, Duration duration, Results results, String note, Live live) {
        var before = cast.product().usage();
        var load = OpenLoop.run(rate, duration, this::create);
        long lag = lag(load, live);
        var after = cast.product().usage();
        var row = new LinkedHashMap<String, Object>();
        row.put("offered/s", rate + note);
        row.put("acknowledged/s", load.perSecond());
        row.put("ms p50", load.answers().percentile(50));
        row.put("ms p99", load.answers().percentile(99));
        row.put("lag ms", lag < 0 ? "more than " + PATIENCE.toMillis() : lag);
        row.put("failed", load.failed() + (load.failure().isEmpty() ? "" : ": " + load.failure()));
        row.put("CPU ms/create", Math.round(after.cpuMillisPer(load.answered(), before) * 100) / 100.0);
        row.put("RSS MiB", after.residentMebibytes());
        row.put("socket", (live.closed().isDone() ? live.closed().join() : "open") + " " + otherFrames);
        results.add(row);
        boolean inTime = lag >= 0 && lag <= LONGEST_LAG.toMillis();
        return inTime && load.failed() == 0 && load.perSecond() >= KEPT_UP * rate;
    }

    private CompletableFuture<Answer> create(int number, long intended) {
        var user = cast.users().get(number % USERS);
        String category = Cast.CATEGORIES.get(number % Cast.CATEGORIES.size());
        return user.create("create " + intended, "Nothing works since this morning.", category, null)
                .thenApply(answer -> {
                    if (answer.ok()) {
                        acknowledged.add(answer.json().path("id").asString());
                    }
                    return answer;
                });
    }

    private void saw(Frame frame) {
        if (frame.change()) {
            lastShown = frame.receivedNanos();
            shown.add(frame.ticketId());
        } else {
            otherFrames.add(frame.type());
        }
    }

    /** Milliseconds from the last answer until everything was visible; by frames, or by the list when the socket gave up. */
    private long lag(Load load, Live live) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (shown.containsAll(acknowledged)) {
                return Math.max(0, (lastShown - load.endedNanos()) / 1_000_000);
            }
            if ((live.closed().isDone() || otherFrames.contains("resync"))
                    && cast.admin().tickets().size() >= acknowledged.size()) {
                return (System.nanoTime() - load.endedNanos()) / 1_000_000;
            }
            LockSupport.parkNanos(10_000_000);
        }
        return -1;
    }
}
