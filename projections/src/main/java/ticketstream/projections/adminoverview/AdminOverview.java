package ticketstream.projections.adminoverview;

import com.mongodb.client.MongoDatabase;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.row.Indexed;
import ticketstream.projections.row.Page;
import ticketstream.projections.ticket.TicketLists;
import ticketstream.projections.ticket.TicketPlace;
import ticketstream.projections.ticket.TicketQuery;

/** Lists every ticket. */
public final class AdminOverview implements Indexed {
    private final TicketLists lists;

    public AdminOverview(MongoDatabase database) {
        lists = AdminOverviewProjector.READER.lists(database);
    }

    /** One page of all tickets. */
    public Page<TicketState, TicketPlace> everything(TicketQuery query) {
        return lists.page(null, query);
    }

    @Override
    public void ensureIndexes() {
        lists.ensureIndexes();
    }
}
