package ticketstream.web.live.count;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.domain.ticket.TicketStatus.CLOSED;
import static ticketstream.domain.ticket.TicketStatus.IN_PROGRESS;
import static ticketstream.domain.ticket.TicketStatus.RESOLVED;
import static ticketstream.domain.ticket.TicketStatus.WAITING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import ticketstream.domain.ticket.TicketStatus;

class OpenTicketsTest {
    private static final Set<String> DESK = Set.of("admin");
    private static final List<TicketStatus> STATUSES = List.of(TicketStatus.values());

    private final OpenTickets tickets = new OpenTickets();

    @Test
    void countsByStatusAndDepartment() {
        tickets.put("a", new OpenTicket("anne", "sales", WAITING, 1));
        tickets.put("b", new OpenTicket("anne", "it", WAITING, 1));
        tickets.put("c", new OpenTicket("bert", "sales", RESOLVED, 1));

        var counts = tickets.of(DESK);

        assertThat(counts.byStatus()).isEqualTo(Map.of(WAITING, 2, IN_PROGRESS, 0, RESOLVED, 1));
        assertThat(counts.byDepartment())
                .isEqualTo(Map.of(
                        "it", Map.of(WAITING, 1, IN_PROGRESS, 0, RESOLVED, 0),
                        "sales", Map.of(WAITING, 1, IN_PROGRESS, 0, RESOLVED, 1)));
    }

    @Test
    void takesInOnlyWhatIsNewer() {
        tickets.put("a", new OpenTicket("anne", "sales", IN_PROGRESS, 2));
        long changes = tickets.changes();
        tickets.put("a", new OpenTicket("anne", "sales", WAITING, 1));
        tickets.put("a", new OpenTicket("anne", "sales", IN_PROGRESS, 2));

        assertThat(tickets.changes()).isEqualTo(changes);
        assertThat(tickets.of(DESK).byStatus()).containsEntry(IN_PROGRESS, 1).containsEntry(WAITING, 0);
    }

    /** Whatever happens, the sums are those of the tickets there are, each counted once however it is seen. */
    @Test
    void equalsACountOfAllTickets() {
        var random = new Random(7);
        var all = new HashMap<String, OpenTicket>();
        for (int version = 1; version <= 5_000; version++) {
            String id = "t" + random.nextInt(200);
            if (random.nextInt(20) == 0) {
                tickets.remove(id);
                all.remove(id);
            } else {
                var status = STATUSES.get(random.nextInt(4));
                var ticket = new OpenTicket("u" + random.nextInt(5), "d" + random.nextInt(4), status, version);
                tickets.put(id, ticket);
                all.put(id, ticket);
            }
        }

        assertCounts(all, DESK, ticket -> true);
        assertCounts(all, Set.of("department:d1"), ticket -> ticket.department().equals("d1"));
        assertCounts(all, Set.of("account:u2"), ticket -> ticket.owner().equals("u2"));
        assertCounts(
                all,
                Set.of("account:u2", "department:d1", "department:d3", "ticket:t5"),
                ticket -> ticket.owner().equals("u2") || Set.of("d1", "d3").contains(ticket.department()));
        assertCounts(all, Set.of(), ticket -> false);
    }

    @Test
    void keepsNothingOfWhatIsClosed() {
        tickets.put("a", new OpenTicket("anne", "sales", WAITING, 1));
        tickets.put("a", new OpenTicket("anne", "sales", CLOSED, 2));

        assertThat(tickets.of(DESK).byDepartment()).isEmpty();
    }

    private void assertCounts(Map<String, OpenTicket> all, Set<String> scopes, Predicate<OpenTicket> seen) {
        var expected = new HashMap<String, Map<TicketStatus, Integer>>();
        all.values().stream()
                .filter(seen.and(ticket -> ticket.status() != CLOSED))
                .forEach(ticket -> expected.computeIfAbsent(
                                ticket.department(),
                                name -> new HashMap<>(Map.of(WAITING, 0, IN_PROGRESS, 0, RESOLVED, 0)))
                        .merge(ticket.status(), 1, Integer::sum));

        assertThat(tickets.of(scopes).byDepartment()).as(scopes.toString()).isEqualTo(expected);
    }
}
