package ticketstream.projections.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.row.ReadModel;

/**
 * One kind of reader of tickets: all that its read model does not share with the others.
 *
 * @param name of the read model, its collection and its processing group
 * @param owner the field whose value each list belongs to; null where there is one list for all
 * @param scope who is told of changes to a ticket
 * @param departure whose sight a ticket leaves by an event
 * @param notes whether some of those who are told may read notes
 * @param narrowedBy the filters that select few tickets of a long list and therefore have an index of their own
 */
public record TicketReader(
        String name,
        @Nullable String owner,
        Function<TicketState, Scope> scope,
        Departure departure,
        boolean notes,
        List<String> narrowedBy) {

    /** Tells which scope loses sight of a ticket. */
    public interface Departure {
        /** Tickets that never leave anybody's sight, unless deleted. */
        Departure NEVER = event -> null;

        /** The scope that no longer sees the ticket after the event, or null. */
        @Nullable
        Scope from(TicketEvent event);
    }

    /** What is kept for this reader. */
    public ReadModel<TicketState, TicketEvent> model() {
        return new ReadModel<>(name, name, new TicketFormat(), new TicketView(this), indexes());
    }

    List<Document> indexes() {
        List<Document> indexes = new ArrayList<>();
        indexes.add(index(null, "createdAt"));
        indexes.add(index(null, "updatedAt"));
        narrowedBy.forEach(filter -> indexes.add(index(filter, "createdAt")));
        return indexes;
    }

    /** Serves both directions of a sort; the id last makes places unique. */
    private Document index(@Nullable String filter, String sort) {
        var keys = new Document();
        if (owner != null) {
            keys.append(owner, 1);
        }
        keys.append("deleted", 1);
        if (filter != null) {
            keys.append(filter, 1);
        }
        return keys.append(sort, -1).append("_id", -1);
    }
}
