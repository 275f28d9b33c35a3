package ticketstream.web.ticket;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.history.HistoryEntry;
import ticketstream.application.history.TicketHistory;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.ticket.TicketRejection;
import ticketstream.domain.ticket.TicketRejection.Reason;
import ticketstream.domain.ticket.TicketState;

/** Single tickets and their past, as the policy lets a caller see them. See ADR 0007. */
@Component
class TicketReading {
    private final TicketHistory log;
    private final AccessPolicy policy;

    TicketReading(TicketHistory log, AccessPolicy policy) {
        this.log = log;
        this.policy = policy;
    }

    /** The ticket now, or at an instant of its past. */
    TicketState ticket(String id, @Nullable Instant asOf, Actor actor) {
        requireReader(actor);
        return asOf == null ? shown(present(id, actor), actor) : past(id, asOf, actor);
    }

    /** Everything that happened to the ticket, in order. */
    List<HistoryEntry> history(String id, Actor actor) {
        requireReader(actor);
        var ticket = requireHistory(id, actor);
        return log.entries(id, policy.mayReadNotes(actor, ticket.facts()));
    }

    /** A ticket the actor sees, as the actor sees it. */
    TicketState shown(TicketState ticket, Actor actor) {
        return policy.shownTo(actor, ticket);
    }

    /** Refuses whoever has no business with the text of tickets. */
    void requireReader(Actor actor) {
        if (!policy.mayReadTickets(actor)) {
            throw new TicketRejection(Reason.FORBIDDEN, 0);
        }
    }

    private TicketState present(String id, Actor actor) {
        return log.ticket(id)
                .filter(ticket -> policy.maySee(actor, ticket.facts()))
                .orElseThrow(TicketReading::missing);
    }

    private TicketState past(String id, Instant asOf, Actor actor) {
        boolean notes = policy.mayReadNotes(actor, requireHistory(id, actor).facts());
        return log.ticketAsOf(id, asOf)
                .filter(ticket -> !ticket.deleted())
                .map(ticket -> notes ? ticket : ticket.withoutNotes())
                .orElseThrow(TicketReading::missing);
    }

    private TicketState requireHistory(String id, Actor actor) {
        return log.ticket(id)
                .filter(ticket -> policy.maySeeHistory(actor, ticket.facts()))
                .orElseThrow(TicketReading::missing);
    }

    private static TicketRejection missing() {
        return new TicketRejection(Reason.TICKET_NOT_FOUND, 0);
    }
}
