package ticketstream.projections.agentqueue;

import com.mongodb.client.MongoDatabase;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.row.Indexed;
import ticketstream.projections.row.Page;
import ticketstream.projections.ticket.TicketLists;
import ticketstream.projections.ticket.TicketPlace;
import ticketstream.projections.ticket.TicketQuery;

/** Lists what each department works on. */
public final class AgentQueue implements Indexed {
    private final TicketLists lists;

    public AgentQueue(MongoDatabase database) {
        lists = AgentQueueProjector.READER.lists(database);
    }

    /** One page of the tickets of this department. */
    public Page<TicketState, TicketPlace> of(String department, TicketQuery query) {
        return lists.page(department, query);
    }

    @Override
    public void ensureIndexes() {
        lists.ensureIndexes();
    }
}
