package ticketstream.projections.agentqueue;

import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.row.Page;
import ticketstream.projections.ticket.TicketLists;
import ticketstream.projections.ticket.TicketPlace;
import ticketstream.projections.ticket.TicketQuery;

/** Lists what each department works on. */
public final class AgentQueue {
    private final TicketLists lists;

    public AgentQueue(Generations generations) {
        lists = new TicketLists(AgentQueueProjector.READER, generations);
    }

    /** One page of the tickets of this department. */
    public Page<TicketState, TicketPlace> of(String department, TicketQuery query) {
        return lists.page(department, query);
    }
}
