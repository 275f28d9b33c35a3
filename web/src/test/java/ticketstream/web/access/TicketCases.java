package ticketstream.web.access;

import static ticketstream.web.access.Table.cell;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import ticketstream.domain.ticket.TicketState;
import ticketstream.web.session.Visitor;

/** Every subject, every kind of ticket, every call. */
final class TicketCases {
    static final Table TABLE = Table.read("rest-access-to-tickets.txt");

    /** By their headings in the table. */
    static final Map<String, Call> CALLS = calls();

    private final Visitor visitor;
    private final Tickets tickets;
    private final String suitable;
    private final String unsuitable;
    private final Map<String, Answer> missing = new HashMap<>();

    /** @param suitable an account that any ticket can be given to, {@code unsuitable} one that none can */
    TicketCases(Visitor visitor, Tickets tickets, String suitable, String unsuitable) {
        this.visitor = visitor;
        this.tickets = tickets;
        this.suitable = suitable;
        this.unsuitable = unsuitable;
    }

    private static Map<String, Call> calls() {
        var calls = new LinkedHashMap<String, Call>();
        Table.read("rest-calls-to-tickets.txt").rows().forEach(row -> calls.put(cell(row, "call"), Call.of(row)));
        return calls;
    }

    static String expected(Subject subject, Situation situation, String call) {
        return cell(TABLE.rowFor(situation.words(subject.role())), call);
    }

    void run(Subject subject, List<Situation> situations, Findings findings) {
        for (var situation : situations) {
            CALLS.forEach((name, call) -> {
                var expected = expected(subject, situation, name);
                boolean changes = expected.startsWith("2") && !call.isRead();
                var ticket = changes
                        ? tickets.fresh(subject, situation, name.equals("release"))
                        : tickets.shared(subject, situation);
                if (ticket != null) {
                    var what = "%s [%s] %s".formatted(name, call, situation);
                    findings.compare(what, subject, expected, found(subject, call, ticket, changes));
                }
            });
        }
    }

    private String found(Subject subject, Call call, TicketState before, boolean changes) {
        var answer = ask(subject, call, before, before.id());
        var after = tickets.now(before.id());
        if (!changes && !after.equals(before)) {
            return answer.word() + " but the ticket changed";
        }
        if (changes && after.version() == before.version()) {
            return answer.word() + " but nothing happened";
        }
        if (answer.status() == 404 && !answer.equals(missing(subject, call, before))) {
            return answer.word() + " unlike a ticket that never was";
        }
        if (!answer.isRefusal() && !answer.body().isEmpty() && !answer.body().contains(before.id())) {
            return answer.word() + " with another ticket";
        }
        return answer.word();
    }

    private Answer missing(Subject subject, Call call, TicketState like) {
        return missing.computeIfAbsent(
                subject + " " + call,
                unknown -> ask(subject, call, like, UUID.randomUUID().toString()));
    }

    private Answer ask(Subject subject, Call call, TicketState ticket, String id) {
        UnaryOperator<String> objects = word -> switch (word) {
            case "ticket" -> id;
            case "past" -> ticket.createdAt().toString();
            case "next" -> next(ticket);
            case "illegal" -> illegal(ticket);
            case "elsewhere" -> ticket.category().equals(Situation.SALES) ? Situation.ELSEWHERE : Situation.SALES;
            case "colleague" -> suitable;
            case "stranger" -> unsuitable;
            default -> throw new IllegalArgumentException(word);
        };
        return Answer.of(visitor.send(call.request(visitor, subject.token().get(), objects)));
    }

    private static String next(TicketState ticket) {
        return switch (ticket.status()) {
            case WAITING, CLOSED -> "in-progress";
            case IN_PROGRESS -> "resolved";
            case RESOLVED -> "closed";
        };
    }

    private static String illegal(TicketState ticket) {
        return switch (ticket.status()) {
            case WAITING, IN_PROGRESS -> "closed";
            case RESOLVED -> "waiting";
            case CLOSED -> "resolved";
        };
    }
}
