package ticketstream.web.access;

import static ticketstream.web.session.Visitor.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.web.session.Visitor;

/** Every subject who may ask for a list, every way to narrow, sort and page it: exactly what can be seen is there. */
final class ListCases {
    private final Visitor visitor;
    private final Tickets tickets;
    private final Map<String, Predicate<TicketState>> queries = new LinkedHashMap<>();

    ListCases(Visitor visitor, Tickets tickets) {
        this.visitor = visitor;
        this.tickets = tickets;
        queries.put("limit=100", ticket -> true);
        queries.put("limit=3", ticket -> true);
        for (var status : TicketStatus.values()) {
            queries.put("status=" + status, ticket -> ticket.status() == status);
        }
        for (var category : List.of(Situation.SALES, Situation.ELSEWHERE)) {
            queries.put("category=" + category, ticket -> ticket.category().equals(category));
            queries.put(
                    "limit=2&status=waiting&category=" + category,
                    ticket -> ticket.status() == TicketStatus.WAITING
                            && ticket.category().equals(category));
        }
        queries.put("assignee=" + tickets.colleague().id(), ticket -> ticket.assignee() != null);
        queries.put("assignee=me", ticket -> false);
        for (var sort : List.of("createdAt", "-createdAt", "updatedAt", "-updatedAt")) {
            queries.put("limit=7&sort=" + sort, ticket -> true);
        }
    }

    void run(Subject subject, Findings findings) {
        var all = tickets.standing();
        var visible = all.stream()
                .filter(ticket -> TicketCases.expected(subject, tickets.situation(subject, ticket), "show")
                        .equals("200"))
                .toList();
        queries.forEach((query, wanted) -> findings.compare(
                "get /api/v1/tickets?" + query,
                subject,
                ids(visible, wanted).toString(),
                listed(subject, "&q=" + tickets.word + "&" + query).toString()));
        var ours = ids(all, ticket -> true);
        var listed = new TreeSet<>(listed(subject, "&limit=100"));
        listed.retainAll(ours);
        findings.compare(
                "get /api/v1/tickets", subject, ids(visible, ticket -> true).toString(), listed.toString());
    }

    private static Set<String> ids(List<TicketState> tickets, Predicate<TicketState> wanted) {
        return tickets.stream().filter(wanted).map(TicketState::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What all pages show; a ticket that is there twice shows as its id and itself. */
    private Set<String> listed(Subject subject, String query) {
        List<String> ids = new ArrayList<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            var token = String.valueOf(subject.token().get());
            var page = json(visitor.get(("/api/v1/tickets?" + cursor + query).replaceFirst("\\?&", "?"), token));
            page.get("items").forEach(item -> ids.add(item.get("id").stringValue()));
            cursor = page.get("next").isNull()
                    ? null
                    : "cursor=" + page.get("next").stringValue();
        }
        var listed = new TreeSet<String>();
        ids.forEach(id -> listed.add(listed.contains(id) ? id + " twice" : id));
        return listed;
    }
}
