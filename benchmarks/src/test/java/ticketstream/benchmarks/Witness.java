package ticketstream.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import ticketstream.benchmarks.check.Event;
import ticketstream.benchmarks.check.Evidence;
import ticketstream.benchmarks.check.ListView;
import ticketstream.benchmarks.check.Operation;
import ticketstream.benchmarks.check.Operations;
import ticketstream.benchmarks.check.Row;
import ticketstream.benchmarks.check.Shown;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Follower;

/** Waits for the end of a run, and collects everything that can still be seen of it. */
final class Witness {
    private Witness() {}

    /** Milliseconds until each screen showed what its list says, -1 when one did not in time; the checker says which. */
    static long awaitConvergence(Map<Client, Follower> followers, Duration limit) {
        long start = System.nanoTime();
        try {
            Awaitility.await()
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() -> followers.entrySet().stream()
                            .allMatch(entry -> versions(entry.getKey().tickets())
                                    .equals(entry.getValue().view().shown())));
            return (System.nanoTime() - start) / 1_000_000;
        } catch (ConditionTimeoutException e) {
            return -1;
        }
    }

    static Evidence collect(Path folder, Client admin, Map<Client, Follower> followers) {
        var operations = Operations.read(folder);
        var lists = followers.keySet().stream()
                .map(client -> new ListView(client.account().viewer(), client.tickets()))
                .toList();
        var lives = followers.values().stream().map(Follower::evidence).toList();
        var ids = new TreeSet<String>();
        operations.stream().map(Operation::ticket).filter(Objects::nonNull).forEach(ids::add);
        lists.forEach(list -> list.rows().stream().map(Row::id).forEach(ids::add));
        lives.forEach(live -> live.frames().stream().map(Shown::ticket).forEach(ids::add));
        Map<String, List<Event>> histories = new LinkedHashMap<>();
        ids.forEach(id -> histories.put(id, admin.history(id)));
        return new Evidence(operations, histories, lists, lives);
    }

    static String connections(Map<Client, Follower> followers) {
        return followers.entrySet().stream()
                .map(entry -> entry.getKey().account().username() + " "
                        + entry.getValue().connections())
                .collect(Collectors.joining("\n  ", "\n  ", ""));
    }

    private static Map<String, Long> versions(List<Row> rows) {
        var versions = new HashMap<String, Long>();
        rows.forEach(row -> versions.put(row.id(), row.version()));
        return versions;
    }
}
