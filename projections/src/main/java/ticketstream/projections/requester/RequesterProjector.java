package ticketstream.projections.requester;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.row.Projection;
import ticketstream.projections.row.Projections;
import ticketstream.projections.row.ReadModel;
import ticketstream.projections.ticket.TicketReader;
import ticketstream.projections.ticket.TicketReader.Departure;

/** Keeps the tickets of each account. */
@ProcessingGroup("requester")
public final class RequesterProjector {
    static final TicketReader READER = new TicketReader(
            "requester",
            "createdBy.id",
            ticket -> Scope.account(ticket.createdBy().id()),
            Departure.NEVER,
            false,
            List.of());

    /** What is kept for this reader. */
    public static final ReadModel<TicketState, TicketEvent> MODEL = READER.model();

    private final Projection<TicketState, TicketEvent> projection;

    public RequesterProjector(Projections projections) {
        projection = projections.of(MODEL);
    }

    @EventHandler
    void on(TicketEvent event, EventMessage<?> message) {
        projection.collect(message);
    }
}
