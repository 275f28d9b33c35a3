package ticketstream.projections.adminoverview;

import java.util.Collection;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.row.Page;
import ticketstream.projections.ticket.TicketLists;
import ticketstream.projections.ticket.TicketPlace;
import ticketstream.projections.ticket.TicketQuery;

/** Lists every ticket. */
public final class AdminOverview {
    private final TicketLists lists;

    public AdminOverview(Generations generations) {
        lists = new TicketLists(AdminOverviewProjector.READER, generations);
    }

    /** One page of these tickets. */
    public Page<TicketState, TicketPlace> of(Collection<String> ticketIds, TicketQuery query) {
        return lists.among(ticketIds, query);
    }

    /** One page of all tickets. */
    public Page<TicketState, TicketPlace> everything(TicketQuery query) {
        return lists.page(null, query);
    }
}
