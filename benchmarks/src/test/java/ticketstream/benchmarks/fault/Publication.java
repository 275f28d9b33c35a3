package ticketstream.benchmarks.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ticketstream.benchmarks.check.Event;

/** The tickets' topic against the histories: for a consumer that drops what it has, each ticket's events in order, all of them. */
public final class Publication {
    private Publication() {}

    /** What is wrong with these records, in the order of their partitions; empty when nothing is. */
    public static List<String> faults(List<Published> records, Map<String, List<Event>> histories) {
        var faults = new ArrayList<String>();
        var reached = new HashMap<String, Long>();
        for (Published published : records) {
            long next = reached.getOrDefault(published.ticket(), 0L) + 1;
            var history = histories.getOrDefault(published.ticket(), List.of());
            if (history.stream().noneMatch(event -> matches(published, event))) {
                faults.add(published + " is in no history");
            } else if (published.version() > next) {
                faults.add(published + " came before version " + next);
            }
            reached.merge(published.ticket(), published.version(), Math::max);
        }
        histories.forEach((ticket, history) -> {
            if (reached.getOrDefault(ticket, 0L) < history.size()) {
                faults.add(ticket + " has " + history.size() + " events, but was published up to "
                        + reached.getOrDefault(ticket, 0L));
            }
        });
        return faults;
    }

    private static boolean matches(Published published, Event event) {
        return event.version() == published.version() && event.type().equals(published.type());
    }
}
