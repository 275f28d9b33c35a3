package ticketstream.projections.row;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketState;

/** Stands in for the projector of administrators. */
@ProcessingGroup("adminoverview")
record PoisonedProjector(Projection<TicketState, TicketEvent> projection) {
    @EventHandler
    void on(TicketEvent event, EventMessage<?> message) {
        projection.collect(message);
    }
}
