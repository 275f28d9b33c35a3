package ticketstream.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import ticketstream.benchmarks.client.Answer;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Live;
import ticketstream.benchmarks.load.Audience;
import ticketstream.benchmarks.load.Latencies;
import ticketstream.benchmarks.load.OpenLoop;
import ticketstream.benchmarks.load.Results;

/** From a command to the frame at another client: a user's create at an agent, an agent's status update at the user. */
final class LatencyBench {
    private static final List<Integer> RATES = List.of(10, 50, 200);
    private static final int WARM_UP_RATE = 100;
    private static final int USERS = 8;
    private static final int POOL = 400; // so many that no ticket changes twice within a conflation window
    private static final String DEPARTMENT = Cast.CATEGORIES.getFirst();
    /** A way along the state machine that never ends. */
    static final Map<String, String> NEXT =
            Map.of("waiting", "in-progress", "in-progress", "resolved", "resolved", "closed", "closed", "in-progress");

    private record Open(String id, Client owner, String status, long version) {}

    /** What came of one rate: a row of figures, and whether all went well. */
    record Step(Map<String, Object> row, boolean faultless, Latencies atAgent) {}

    private final Cast cast;
    private final Client agent;
    private final Queue<Open> pool = new ConcurrentLinkedQueue<>();
    private Audience audience = new Audience();
    private Latencies atAgent = new Latencies();
    private Latencies atUser = new Latencies();
    private int step;

    LatencyBench(Cast cast) {
        this.cast = cast;
        this.agent = cast.agent(DEPARTMENT);
    }

    /** Runs it; false when a frame was lost, doubled or foreign, or a command failed. */
    static boolean run(Pace pace, Results results) {
        try (var cast = Cast.start("latency", USERS, List.of())) {
            return new LatencyBench(cast).measure(pace, results);
        }
    }

    /** Works a desk without measuring it: every kind of command, with everybody watching. */
    static void rehearse(Cast cast, int rate, Duration duration) {
        var bench = new LatencyBench(cast);
        var sockets = bench.watch();
        OpenLoop.run(rate, duration, bench::shoot);
        sockets.forEach(Live::close);
    }

    private boolean measure(Pace pace, Results results) {
        var sockets = watch();
        fillPool();
        boolean faultless = row(WARM_UP_RATE, pace.warmUp(), results, " warm-up");
        for (int rate : RATES) {
            faultless &= row(rate, pace.latencyStep(), results, "");
        }
        sockets.forEach(Live::close);
        return faultless;
    }

    /** Opens the tickets whose status will be updated. */
    void fillPool() {
        while (pool.size() < POOL) {
            create("pool " + pool.size(), System.nanoTime()).join().expect(201);
        }
    }

    /** Opens everybody's live socket. */
    List<Live> watch() {
        var sockets = new ArrayList<Live>();
        for (Client client : cast.everybody()) {
            String name = client.account().username();
            sockets.add(client.live(null, frame -> {
                if (frame.change()) {
                    audience.saw(name, frame);
                }
            }));
        }
        return sockets;
    }

    private boolean row(int rate, Duration duration, Results results, String note) {
        var row = new LinkedHashMap<String, Object>();
        row.put("commands/s", rate + note);
        var step = step(rate, duration);
        row.putAll(step.row());
        results.add(row);
        return step.faultless();
    }

    /** Works the desk at a rate, half creates and half status updates, and waits until everything was seen. */
    Step step(int rate, Duration duration) {
        long stillLost = audience.awaitAll(10_000);
        audience = new Audience();
        atAgent = new Latencies();
        atUser = new Latencies();
        step++;
        var before = cast.product().usage();
        var hops = cast.product().hops();
        var load = OpenLoop.run(rate, duration, this::shoot);
        long lost = audience.awaitAll(10_000);
        var passed = cast.product().hops().since(hops);
        var after = cast.product().usage();
        var row = new LinkedHashMap<String, Object>();
        row.put("acknowledged/s", load.perSecond());
        row.put("acknowledged ms p50/p90/p99/max", load.answers().summary());
        row.put("create at agent ms p50/p90/p99/max", atAgent.summary());
        row.put("status at user ms p50/p90/p99/max", atUser.summary());
        passed.forEach((hop, text) -> row.put(hop + " ms p50/p99", text));
        row.put("lost", lost + stillLost);
        row.put("doubled", audience.doubled());
        row.put("foreign", audience.foreign());
        row.put("failed", load.failed() + (load.failure().isEmpty() ? "" : ": " + load.failure()));
        row.put("CPU ms/command", Math.round(after.cpuMillisPer(load.answered(), before) * 100) / 100.0);
        row.put("RSS MiB", after.residentMebibytes());
        boolean faultless = lost + stillLost + audience.doubled() + audience.foreign() + load.failed() == 0;
        return new Step(row, faultless, atAgent);
    }

    private CompletableFuture<Answer> shoot(int number, long intended) {
        var open = number % 2 == 0 ? null : pool.poll();
        return open == null ? create("latency " + step + "." + number, intended) : advance(open, intended);
    }

    private CompletableFuture<Answer> create(String title, long intended) {
        var owner =
                cast.users().get(Math.floorMod(title.hashCode(), cast.users().size()));
        String key = Audience.birth(title);
        audience.expect(key, intended, watchers(owner), agent.account().username(), atAgent);
        var now = audience;
        return owner.create(title, "Nothing works since this morning.", DEPARTMENT, null)
                .thenApply(answer -> {
                    if (answer.ok()) {
                        now.acknowledged(key);
                        pool.add(new Open(answer.json().path("id").asString(), owner, "waiting", 1));
                    }
                    return answer;
                });
    }

    private CompletableFuture<Answer> advance(Open open, long intended) {
        String next = NEXT.getOrDefault(open.status(), "in-progress");
        String key = Audience.change(open.id(), open.version() + 1);
        audience.expect(
                key, intended, watchers(open.owner()), open.owner().account().username(), atUser);
        var now = audience;
        return agent.status(open.id(), next, open.version()).thenApply(answer -> {
            if (answer.ok()) {
                now.acknowledged(key);
                pool.add(new Open(open.id(), open.owner(), next, open.version() + 1));
            }
            return answer;
        });
    }

    private Set<String> watchers(Client owner) {
        return Set.of(
                owner.account().username(),
                agent.account().username(),
                cast.admin().account().username());
    }
}
