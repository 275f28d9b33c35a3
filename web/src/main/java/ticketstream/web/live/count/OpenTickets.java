package ticketstream.web.live.count;

import static ticketstream.domain.ticket.TicketStatus.CLOSED;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketStatus;

/** Every open ticket in as few words as counting needs, and the sums. Safe for many threads. */
public final class OpenTickets {
    /** By owner, then by department: what each sees of the desk, and where both meet. */
    private final Map<String, Map<String, Map<TicketStatus, Integer>>> owners = new HashMap<>();

    private final Map<String, Map<TicketStatus, Integer>> departments = new HashMap<>();
    private final Map<String, OpenTicket> tickets = new HashMap<>();
    private long changes;

    /** Takes in how a ticket is, unless it is known to be newer; closed ones count as gone. */
    public synchronized void put(String id, OpenTicket ticket) {
        OpenTicket known = tickets.get(id);
        if (known != null && known.version() >= ticket.version()) {
            return;
        }
        forget(id);
        if (ticket.status() != CLOSED) {
            tickets.put(id, ticket);
            add(ticket, 1);
        }
        changes++;
    }

    /** The ticket is no more. */
    public synchronized void remove(String id) {
        forget(id);
        changes++;
    }

    /** Another figure whenever a sum may be another. */
    public synchronized long changes() {
        return changes;
    }

    /** What whoever follows these scopes sees, each ticket once. A scope of a single ticket counts nothing. */
    public synchronized Counts of(Set<String> scopes) {
        Map<String, Map<TicketStatus, Integer>> seen = new TreeMap<>();
        boolean everything = scopes.contains(Scope.DESK.key());
        departments.forEach((name, sum) -> {
            if (everything || scopes.contains(Scope.department(name).key())) {
                seen.put(name, sum);
            }
        });
        if (!everything) {
            scopes.forEach(scope -> owners.getOrDefault(scope, Map.of()).forEach(seen::putIfAbsent));
        }
        return counts(seen);
    }

    private void forget(String id) {
        OpenTicket known = tickets.remove(id);
        if (known != null) {
            add(known, -1);
        }
    }

    private void add(OpenTicket ticket, int by) {
        add(departments, ticket, by);
        String owner = Scope.account(ticket.owner()).key();
        Map<String, Map<TicketStatus, Integer>> own = owners.computeIfAbsent(owner, key -> new HashMap<>());
        add(own, ticket, by);
        if (own.isEmpty()) {
            owners.remove(owner);
        }
    }

    private static void add(Map<String, Map<TicketStatus, Integer>> sums, OpenTicket ticket, int by) {
        Map<TicketStatus, Integer> sum = sums.computeIfAbsent(ticket.department(), key -> none());
        sum.merge(ticket.status(), by, Integer::sum);
        if (sum.values().stream().allMatch(count -> count == 0)) {
            sums.remove(ticket.department());
        }
    }

    private static Counts counts(Map<String, Map<TicketStatus, Integer>> seen) {
        Map<TicketStatus, Integer> total = none();
        seen.values().forEach(sum -> sum.forEach((status, count) -> total.merge(status, count, Integer::sum)));
        seen.replaceAll((department, sum) -> new EnumMap<>(sum));
        return new Counts(total, seen);
    }

    private static Map<TicketStatus, Integer> none() {
        Map<TicketStatus, Integer> none = new EnumMap<>(TicketStatus.class);
        for (TicketStatus status : TicketStatus.values()) {
            if (status != CLOSED) {
                none.put(status, 0);
            }
        }
        return none;
    }
}
