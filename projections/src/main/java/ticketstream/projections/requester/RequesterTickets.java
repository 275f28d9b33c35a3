package ticketstream.projections.requester;

import com.mongodb.client.MongoDatabase;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.row.Indexed;
import ticketstream.projections.row.Page;
import ticketstream.projections.ticket.TicketLists;
import ticketstream.projections.ticket.TicketPlace;
import ticketstream.projections.ticket.TicketQuery;

/** Lists what each account has opened. */
public final class RequesterTickets implements Indexed {
    private final TicketLists lists;

    public RequesterTickets(MongoDatabase database) {
        lists = RequesterProjector.READER.lists(database);
    }

    /** One page of the tickets this account opened. */
    public Page<TicketState, TicketPlace> openedBy(String accountId, TicketQuery query) {
        return lists.page(accountId, query);
    }

    @Override
    public void ensureIndexes() {
        lists.ensureIndexes();
    }
}
