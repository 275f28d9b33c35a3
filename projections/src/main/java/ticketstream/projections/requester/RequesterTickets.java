package ticketstream.projections.requester;

import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.row.Page;
import ticketstream.projections.ticket.TicketLists;
import ticketstream.projections.ticket.TicketPlace;
import ticketstream.projections.ticket.TicketQuery;

/** Lists what each account has opened. */
public final class RequesterTickets {
    private final TicketLists lists;

    public RequesterTickets(Generations generations) {
        lists = new TicketLists(RequesterProjector.READER, generations);
    }

    /** One page of the tickets this account opened. */
    public Page<TicketState, TicketPlace> openedBy(String accountId, TicketQuery query) {
        return lists.page(accountId, query);
    }
}
