package ticketstream.projections.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.change.Change;

/** What open screens show, one per scope: each applies a change only when it is newer than what it knows. */
public final class Viewers {
    private final Map<String, Map<String, Change>> known = new HashMap<>();

    public void hear(List<Change> changes) {
        for (Change change : changes) {
            known.computeIfAbsent(change.scope().key(), scope -> new HashMap<>())
                    .merge(change.ticketId(), change, (old, fresh) -> fresh.version() > old.version() ? fresh : old);
        }
    }

    /** The tickets each scope sees now; scopes that see none are left out. */
    public Map<String, Set<TicketState>> screens() {
        Map<String, Set<TicketState>> screens = new TreeMap<>();
        known.forEach((scope, changes) -> {
            var shown = changes.values().stream()
                    .filter(change -> change.ticket() != null)
                    .map(Change::ticket)
                    .collect(Collectors.toSet());
            if (!shown.isEmpty()) {
                screens.put(scope, shown);
            }
        });
        return screens;
    }
}
