package ticketstream.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import ticketstream.benchmarks.crowd.BareServer;
import ticketstream.benchmarks.crowd.BareVenue;
import ticketstream.benchmarks.load.Results;
import ticketstream.benchmarks.parts.AppendsBench;
import ticketstream.benchmarks.parts.GrowthBench;
import ticketstream.benchmarks.parts.PublisherBench;
import ticketstream.benchmarks.parts.ServersProcess;
import ticketstream.benchmarks.product.Workspace;

/** Runs the benchmarks named, or {@code all}; {@code --quick} for a first look; or {@code rehearse}. */
public final class Bench {
    private static final Map<String, BiPredicate<Pace, Results>> BENCHMARKS = new LinkedHashMap<>();

    static {
        BENCHMARKS.put("start", StartBench::run);
        BENCHMARKS.put("latency", LatencyBench::run);
        BENCHMARKS.put("creates", CreatesBench::run);
        BENCHMARKS.put("list", ListBench::run);
        BENCHMARKS.put("rebuild", RebuildBench::run);
        BENCHMARKS.put("live", LiveBench::run);
        BENCHMARKS.put("nodes", NodesBench::run);
        BENCHMARKS.put("appends", (pace, rows) -> AppendsBench.run(pace.turn(), pace.turns(), rows));
        BENCHMARKS.put("publisher", (pace, rows) -> PublisherBench.run(pace.turn(), pace.turns(), rows));
        BENCHMARKS.put("growth", (pace, rows) -> GrowthBench.run(pace.events(), rows));
    }

    private Bench() {}

    /** Exit code 0 when all went well, 1 when a frame or an answer was not as it must be, 2 for a wrong argument. */
    public static void main(String[] arguments) throws IOException {
        if (Arrays.equals(arguments, new String[] {"rehearse"})) {
            Rehearsal.run();
            return;
        }
        if (arguments.length == 2 && arguments[0].equals(BareVenue.ARGUMENT)) {
            BareServer.serve(arguments[1]);
            return;
        }
        if (arguments.length > 0 && arguments[0].equals(ServersProcess.ARGUMENT)) {
            ServersProcess.serve(arguments);
            return;
        }
        var names =
                Arrays.stream(arguments).filter(name -> !name.startsWith("--")).toList();
        boolean quick = List.of(arguments).contains("--quick");
        boolean known = names.stream().allMatch(name -> name.equals("all") || BENCHMARKS.containsKey(name));
        if (names.isEmpty() || !known || arguments.length > names.size() + (quick ? 1 : 0)) {
            System.err.println("usage: bench " + String.join("|", BENCHMARKS.keySet()) + "|all [--quick]");
            System.exit(2);
        }
        var chosen = names.contains("all") ? List.copyOf(BENCHMARKS.keySet()) : names;
        // every one runs, whatever became of the one before
        long failed = chosen.stream().filter(name -> !run(name, quick)).count();
        System.exit(failed == 0 ? 0 : 1);
    }

    private static boolean run(String name, boolean quick) {
        var folder = Workspace.created(Workspace.root().resolve("benchmarks/target/bench"));
        var results = new Results(name, folder, System.out);
        System.out.println(name + " …");
        try {
            boolean faultless =
                    BENCHMARKS.getOrDefault(name, (pace, rows) -> false).test(Pace.of(quick), results);
            results.print();
            System.out.println(faultless ? name + ": as it must be" : name + ": FAILED, see the table");
            return faultless;
        } catch (RuntimeException e) {
            results.print();
            System.out.println(name + ": FAILED: " + e.getMessage());
            return false;
        }
    }
}
