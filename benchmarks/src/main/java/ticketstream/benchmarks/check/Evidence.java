package ticketstream.benchmarks.check;

import java.util.List;
import java.util.Map;

/**
 * All that is left of a run.
 *
 * @param histories every event of every ticket that was ever seen, by ticket, as an administrator reads them
 */
public record Evidence(
        List<Operation> operations, Map<String, List<Event>> histories, List<ListView> lists, List<LiveView> lives) {

    /** Every event of every history. */
    public List<Event> events() {
        return histories.values().stream().flatMap(List::stream).toList();
    }

    List<Event> history(String ticket) {
        return histories.getOrDefault(ticket, List.of());
    }
}
