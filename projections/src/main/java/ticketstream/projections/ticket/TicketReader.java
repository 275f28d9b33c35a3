package ticketstream.projections.ticket;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.change.Changes;
import ticketstream.projections.row.Projection;
import ticketstream.projections.row.Rows;

/**
 * One kind of reader of tickets: all that its read model does not share with the others.
 *
 * @param name of the read model, its collection and its processing group
 * @param owner the field whose value each list belongs to; null where there is one list for all
 * @param scope who is told of changes to a ticket
 * @param departure whose sight a ticket leaves by an event
 * @param narrowedBy the filters that select few tickets of a long list and therefore have an index of their own
 */
public record TicketReader(
        String name,
        @Nullable String owner,
        Function<TicketState, String> scope,
        Departure departure,
        List<String> narrowedBy) {

    /** Tells which scope loses sight of a ticket. */
    public interface Departure {
        /** Tickets that never leave anybody's sight, unless deleted. */
        Departure NEVER = event -> null;

        /** The scope that no longer sees the ticket after the event, or null. */
        @Nullable
        String from(TicketEvent event);
    }

    /** Keeps this reader's rows. */
    public Projection<TicketState, TicketEvent> projection(MongoDatabase database, Changes changes) {
        return new Projection<>(rows(database), new TicketView(this), changes);
    }

    /** Lists this reader's rows. */
    public TicketLists lists(MongoDatabase database) {
        return new TicketLists(this, rows(database));
    }

    private Rows<TicketState> rows(MongoDatabase database) {
        return new Rows<>(database, name, new TicketFormat());
    }
}
