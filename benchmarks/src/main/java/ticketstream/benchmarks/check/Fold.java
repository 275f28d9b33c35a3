package ticketstream.benchmarks.check;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ticket as its events say it must look. */
final class Fold {
    private Fold() {}

    /** The ticket after all its events; empty when it was deleted or never created. */
    static Optional<Row> of(List<Event> history) {
        @Nullable Row row = null;
        for (Event event : history) {
            row = evolve(row, event);
        }
        return Optional.ofNullable(row);
    }

    /** The ticket as of one of its versions. */
    static Optional<Row> at(List<Event> history, long version) {
        return of(history.stream().filter(event -> event.version() <= version).toList());
    }

    private static @Nullable Row evolve(@Nullable Row row, Event event) {
        if (event.type().equals("ticket.created")) {
            return created(event);
        }
        if (row == null || event.type().equals("ticket.deleted")) {
            return null;
        }
        return switch (event.type()) {
            case "ticket.status-updated" ->
                with(row, event, row.title(), row.description(), row.category(), text(event, "to"), row.assignee());
            case "ticket.details-changed" ->
                with(
                        row,
                        event,
                        text(event, "title"),
                        text(event, "description"),
                        text(event, "category"),
                        row.status(),
                        row.assignee());
            case "ticket.assigned" -> assigned(row, event, text(event, "assignee"));
            case "ticket.released" -> assigned(row, event, null);
            case "ticket.replied" -> assigned(row, event, row.assignee());
            default -> assigned(row, event, row.assignee()); // an unknown type is reported with the sequence
        };
    }

    private static Row created(Event event) {
        return new Row(
                event.ticket(),
                text(event, "title"),
                text(event, "description"),
                text(event, "category"),
                "waiting",
                "normal",
                text(event, "createdBy"),
                null,
                event.at(),
                event.at(),
                event.version());
    }

    private static Row assigned(Row row, Event event, @Nullable String assignee) {
        return with(row, event, row.title(), row.description(), row.category(), row.status(), assignee);
    }

    private static Row with(
            Row row,
            Event event,
            String title,
            String description,
            String category,
            String status,
            @Nullable String assignee) {
        return new Row(
                row.id(),
                title,
                description,
                category,
                status,
                row.priority(),
                row.createdBy(),
                assignee,
                row.createdAt(),
                event.at(),
                event.version());
    }

    private static String text(Event event, String field) {
        return event.data().getOrDefault(field, "(no '" + field + "' in " + event + ")");
    }
}
