package ticketstream.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import ticketstream.benchmarks.load.Results;
import ticketstream.benchmarks.product.Command;
import ticketstream.benchmarks.product.Product;
import ticketstream.benchmarks.product.Workspace;

/** How long until the desk is ready: on new data, after a stop, after a kill. */
final class StartBench {
    private static final int STARTS = 3;

    private StartBench() {}

    /** Always true: a desk that does not start throws. */
    static boolean run(Pace pace, Results results) {
        long began = System.nanoTime();
        try (var product = Product.start(Command.resolve(List.of()), Workspace.emptied("start"))) {
            row("on new data", Duration.ofNanos(System.nanoTime() - began), product, results);
            for (int start = 0; start < STARTS; start++) {
                product.stop();
                row("after a stop", product.restart(), product, results);
            }
            for (int start = 0; start < STARTS; start++) {
                product.kill();
                row("after a kill", product.restart(), product, results);
            }
        }
        return true;
    }

    private static void row(String which, Duration ready, Product product, Results results) {
        var row = new LinkedHashMap<String, Object>();
        row.put("start", which);
        row.put("ready after ms", ready.toMillis());
        row.put("CPU ms", product.usage().cpu().toMillis());
        row.put("RSS MiB", product.usage().residentMebibytes());
        results.add(row);
    }
}
