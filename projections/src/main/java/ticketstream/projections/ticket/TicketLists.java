package ticketstream.projections.ticket;

import java.util.Collection;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.row.Page;
import ticketstream.projections.row.ServingRows;

/** The lists of one kind of reader. */
public final class TicketLists {
    private final TicketReader reader;
    private final ServingRows<TicketState> rows;

    public TicketLists(TicketReader reader, Generations generations) {
        this.reader = reader;
        rows = new ServingRows<>(reader.model(), generations);
    }

    /** One page of the list of {@code owner}; null where one list is for all. */
    public Page<TicketState, TicketPlace> page(@Nullable String owner, TicketQuery query) {
        return page(TicketCriteria.of(reader, owner, query), query);
    }

    /** One page of these tickets. */
    public Page<TicketState, TicketPlace> among(Collection<String> ids, TicketQuery query) {
        return page(TicketCriteria.of(ids, query), query);
    }

    private Page<TicketState, TicketPlace> page(Document criteria, TicketQuery query) {
        var sort = query.sort();
        var found = rows.find(
                criteria,
                new Document(sort.field(), sort.direction()).append("_id", sort.direction()),
                query.limit() + 1);
        return Page.of(found, query.limit(), sort::placeOf);
    }
}
