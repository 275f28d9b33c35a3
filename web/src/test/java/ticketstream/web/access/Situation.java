package ticketstream.web.access;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ticketstream.domain.ticket.TicketStatus;

/** What kind of ticket somebody has before him, in the words of the tables. */
record Situation(String whose, String department, String status) {
    static final String SALES = "sales";
    static final String ELSEWHERE = "general-inquiry";

    /** Every kind of ticket. */
    static List<Situation> all() {
        return Stream.of("own", "other")
                .flatMap(whose -> Stream.of("same", "other")
                        .flatMap(department -> Stream.of("waiting", "in-progress", "resolved", "closed", "deleted")
                                .map(status -> new Situation(whose, department, status))))
                .toList();
    }

    boolean isOwn() {
        return whose.equals("own");
    }

    boolean isDeleted() {
        return status.equals("deleted");
    }

    String category() {
        return department.equals("same") ? SALES : ELSEWHERE;
    }

    /** The steps that lead there from a ticket that was just opened. */
    List<TicketStatus> steps() {
        return switch (status) {
            case "waiting", "deleted" -> List.of();
            case "in-progress" -> List.of(TicketStatus.IN_PROGRESS);
            case "resolved" -> List.of(TicketStatus.RESOLVED);
            case "closed" -> List.of(TicketStatus.RESOLVED, TicketStatus.CLOSED);
            default -> throw new IllegalArgumentException(status);
        };
    }

    Map<String, String> words(String role) {
        return Map.of("role", role, "whose", whose, "department", department, "status", status);
    }

    @Override
    public String toString() {
        return "%s, %s department, %s".formatted(whose, department, status);
    }
}
