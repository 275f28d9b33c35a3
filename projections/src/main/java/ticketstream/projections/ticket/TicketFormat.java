package ticketstream.projections.ticket;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.Priority;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.row.EnumText;
import ticketstream.projections.row.RowFormat;

/** How a ticket is stored, the same for every reader. */
final class TicketFormat implements RowFormat<TicketState> {

    @Override
    public String id(TicketState ticket) {
        return ticket.id();
    }

    @Override
    public long version(TicketState ticket) {
        return ticket.version();
    }

    @Override
    public TicketState skipped(TicketState ticket) {
        return ticket.skipping();
    }

    @Override
    public Document write(TicketState ticket) {
        return new Document("_id", ticket.id())
                .append("title", ticket.title())
                .append("description", ticket.description())
                .append("category", ticket.category())
                .append("status", ticket.status().toString())
                .append("priority", ticket.priority().toString())
                .append("createdBy", write(ticket.createdBy()))
                .append("assignee", write(ticket.assignee()))
                .append("createdAt", ticket.createdAt())
                .append("updatedAt", ticket.updatedAt())
                .append("version", ticket.version())
                .append("publicVersion", ticket.publicVersion())
                .append("lastEventAt", ticket.lastEventAt())
                .append("deleted", ticket.deleted());
    }

    @Override
    public TicketState read(Document document) {
        var assignee = document.get("assignee", Document.class);
        return new TicketState(
                document.getString("_id"),
                document.getString("title"),
                document.getString("description"),
                document.getString("category"),
                EnumText.read(TicketStatus.class, document.getString("status")),
                EnumText.read(Priority.class, document.getString("priority")),
                person(document.get("createdBy", Document.class)),
                assignee == null ? null : person(assignee),
                instant(document, "createdAt"),
                instant(document, "updatedAt"),
                document.getLong("version"),
                document.getLong(document.containsKey("publicVersion") ? "publicVersion" : "version"),
                instant(document, document.containsKey("lastEventAt") ? "lastEventAt" : "updatedAt"),
                document.getBoolean("deleted"));
    }

    private static @Nullable Document write(@Nullable Person person) {
        return person == null ? null : new Document("id", person.id()).append("username", person.username());
    }

    private static Person person(Document document) {
        return new Person(document.getString("id"), document.getString("username"));
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
