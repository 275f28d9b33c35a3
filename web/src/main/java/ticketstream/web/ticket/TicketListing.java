package ticketstream.web.ticket;

import org.springframework.stereotype.Component;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.access.Scope;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.adminoverview.AdminOverview;
import ticketstream.projections.agentqueue.AgentQueue;
import ticketstream.projections.requester.RequesterTickets;
import ticketstream.projections.row.Page;
import ticketstream.projections.ticket.TicketPlace;
import ticketstream.projections.ticket.TicketQuery;

/** Answers each caller's list from the read model of the caller's scope. */
@Component
class TicketListing {
    private final AccessPolicy policy;
    private final TicketReading reading;
    private final OwnWrites own;
    private final ListParameters parameters;
    private final RequesterTickets requester;
    private final AgentQueue agentQueue;
    private final AdminOverview adminOverview;

    TicketListing(
            AccessPolicy policy,
            TicketReading reading,
            OwnWrites own,
            ListParameters parameters,
            RequesterTickets requester,
            AgentQueue agentQueue,
            AdminOverview adminOverview) {
        this.policy = policy;
        this.reading = reading;
        this.own = own;
        this.parameters = parameters;
        this.requester = requester;
        this.agentQueue = agentQueue;
        this.adminOverview = adminOverview;
    }

    TicketPage page(TicketListController.Parameters asked, Actor actor) {
        reading.requireReader(actor);
        var query = parameters.query(asked, actor);
        own.await(actor);
        return policy.scopeOf(actor)
                .map(scope -> answer(page(scope, query), query, actor))
                .orElseGet(TicketPage::empty);
    }

    private Page<TicketState, TicketPlace> page(Scope scope, TicketQuery query) {
        return switch (scope.kind()) {
            case ACCOUNT -> requester.openedBy(scope.name(), query);
            case DEPARTMENT -> agentQueue.of(scope.name(), query);
            case DESK -> adminOverview.everything(query);
        };
    }

    private TicketPage answer(Page<TicketState, TicketPlace> page, TicketQuery query, Actor actor) {
        var next = page.next();
        return new TicketPage(
                page.items().stream().map(TicketAnswer::of).toList(),
                next == null ? null : parameters.cursor(query, next, actor));
    }
}
