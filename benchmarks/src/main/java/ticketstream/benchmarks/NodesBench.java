package ticketstream.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import ticketstream.benchmarks.client.Answer;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.client.Live;
import ticketstream.benchmarks.fault.Servers;
import ticketstream.benchmarks.load.Audience;
import ticketstream.benchmarks.load.Latencies;
import ticketstream.benchmarks.load.OpenLoop;
import ticketstream.benchmarks.load.Results;
import ticketstream.benchmarks.product.Command;
import ticketstream.benchmarks.product.Product;
import ticketstream.benchmarks.product.Workspace;

/** How much later than at the node that was asked a new ticket is in a window at the other one; both on the same servers. */
final class NodesBench {
    private static final List<Integer> RATES = List.of(10, 50);
    private static final int WARM_UP_RATE = 50;
    private static final int USERS = 4;
    private static final int SECONDS_TO_SEE = 10;
    private static final String DEPARTMENT = Cast.CATEGORIES.getFirst();
    private static final String WINDOW = "window";

    /** The agent's window at one node, and what it saw in one step. */
    private static final class Window {
        private final Live socket;
        private volatile Audience audience = new Audience();
        private volatile Latencies latencies = new Latencies();

        Window(Client agent) {
            socket = agent.live(null, frame -> {
                if (frame.change()) {
                    audience.saw(WINDOW, frame);
                }
            });
        }

        void begin() {
            audience = new Audience();
            latencies = new Latencies();
        }

        long faults() {
            return audience.awaitAll(SECONDS_TO_SEE * 1000L) + audience.doubled() + audience.foreign();
        }
    }

    /** One of the nodes: who asks there, and who watches there. */
    private record Node(String name, List<Client> users, Window window) {}

    private final Results results;
    private boolean faultless = true;
    private int step;

    private NodesBench(Results results) {
        this.results = results;
    }

    /** Runs it; false when a frame was lost, doubled or foreign, or a command failed. */
    static boolean run(Pace pace, Results results) {
        try (var servers = Servers.start("nodes");
                var first = node("nodes/first", servers);
                var second = node("nodes/second", servers);
                var cast = Cast.staff(first, new Desk(first.address()), USERS);
                var there = new Desk(second.address())) {
            var agent = cast.agent(DEPARTMENT);
            var colleague = there.signIn(agent.account().email(), Cast.PASSWORD);
            var one = new Node("first", cast.users(), new Window(agent));
            var other = new Node("second", Cast.users(there, "guest-", USERS), new Window(colleague));
            return new NodesBench(results).measure(pace, one, other);
        }
    }

    private static Product node(String name, Servers servers) {
        return Product.start(Command.resolve(List.of()), Workspace.emptied(name), servers.settings());
    }

    private boolean measure(Pace pace, Node one, Node other) {
        step(one, other, WARM_UP_RATE, pace.warmUp(), " warm-up");
        step(other, one, WARM_UP_RATE, pace.warmUp(), " warm-up");
        for (int rate : RATES) {
            step(one, other, rate, pace.latencyStep(), "");
            step(other, one, rate, pace.latencyStep(), "");
        }
        one.window().socket.close();
        other.window().socket.close();
        return faultless;
    }

    private void step(Node asked, Node other, int rate, Duration length, String note) {
        var windows = List.of(asked.window(), other.window());
        windows.forEach(Window::begin);
        step++;
        var load = OpenLoop.run(rate, length, (number, intended) -> create(asked, windows, number, intended));
        long faults = windows.stream().mapToLong(Window::faults).sum() + load.failed();
        var here = asked.window().latencies;
        var there = other.window().latencies;
        var row = new LinkedHashMap<String, Object>();
        row.put("creates/s", rate + note);
        row.put("asked", asked.name());
        row.put("acknowledged ms p50/p90/p99/max", load.answers().summary());
        row.put("window of the same node ms", here.summary());
        row.put("window of the other node ms", there.summary());
        row.put("later at the other, ms p50, p99", later(here, there, 50) + ", " + later(here, there, 99));
        row.put("lost, doubled, foreign, failed", faults + load.failure());
        results.add(row);
        faultless &= faults == 0;
    }

    private static String later(Latencies here, Latencies there, double percent) {
        return String.format(Locale.ROOT, "%.1f", there.percentile(percent) - here.percentile(percent));
    }

    private CompletableFuture<Answer> create(Node asked, List<Window> windows, int number, long intended) {
        String title = "nodes " + step + "." + number;
        String key = Audience.birth(title);
        windows.forEach(window -> window.audience.expect(key, intended, Set.of(WINDOW), WINDOW, window.latencies));
        var user = asked.users().get(number % USERS);
        return user.create(title, "Nothing works since this morning.", DEPARTMENT, null)
                .thenApply(answer -> {
                    if (answer.ok()) {
                        windows.forEach(window -> window.audience.acknowledged(key));
                    }
                    return answer;
                });
    }
}
