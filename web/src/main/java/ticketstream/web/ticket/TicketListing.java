package ticketstream.web.ticket;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import ticketstream.application.access.AccessPolicy;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.adminoverview.AdminOverview;
import ticketstream.projections.agentqueue.AgentQueue;
import ticketstream.projections.requester.RequesterTickets;
import ticketstream.projections.row.Page;
import ticketstream.projections.ticket.TicketPlace;
import ticketstream.projections.ticket.TicketQuery;

/** Answers each caller's list from the read models of the caller's scopes. */
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
        return answer(page(policy.scopesOf(actor), query), query, actor);
    }

    /** Each read model answers as if it were alone; what is behind the last ticket shown is asked for again. */
    private Page<TicketState, TicketPlace> page(Set<Scope> scopes, TicketQuery query) {
        var pages = Stream.concat(
                        scopes.stream().filter(scope -> !isTicket(scope)).map(scope -> page(scope, query)),
                        singleTickets(scopes, query).stream())
                .toList();
        if (pages.size() == 1) {
            return pages.getFirst();
        }
        Map<String, TicketState> found = new HashMap<>();
        pages.forEach(page -> page.items().forEach(ticket -> found.merge(ticket.id(), ticket, TicketListing::newer)));
        var items = found.values().stream().sorted(query.sort().order()).toList();
        boolean more = items.size() > query.limit() || pages.stream().anyMatch(page -> page.next() != null);
        var shown = items.subList(0, Math.min(items.size(), query.limit()));
        return new Page<>(shown, more ? query.sort().placeOf(shown.getLast()) : null);
    }

    private Page<TicketState, TicketPlace> page(Scope scope, TicketQuery query) {
        return switch (scope.kind()) {
            case ACCOUNT -> requester.openedBy(scope.name(), query);
            case DEPARTMENT -> agentQueue.of(scope.name(), query);
            case TICKET -> throw new IllegalArgumentException("single tickets are asked for together");
            case DESK -> adminOverview.everything(query);
        };
    }

    private Optional<Page<TicketState, TicketPlace>> singleTickets(Set<Scope> scopes, TicketQuery query) {
        var ids =
                scopes.stream().filter(TicketListing::isTicket).map(Scope::name).toList();
        return ids.isEmpty() ? Optional.empty() : Optional.of(adminOverview.of(ids, query));
    }

    private static boolean isTicket(Scope scope) {
        return scope.kind() == Scope.Kind.TICKET;
    }

    private static TicketState newer(TicketState one, TicketState other) {
        return one.version() >= other.version() ? one : other;
    }

    private TicketPage answer(Page<TicketState, TicketPlace> page, TicketQuery query, Actor actor) {
        var next = page.next();
        return new TicketPage(
                page.items().stream()
                        .map(ticket -> TicketAnswer.of(reading.shown(ticket, actor)))
                        .toList(),
                next == null ? null : parameters.cursor(query, next, actor));
    }
}
