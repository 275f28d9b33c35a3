package ticketstream.projections.adminoverview;

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

/** Keeps every ticket. */
@ProcessingGroup("adminoverview")
public final class AdminOverviewProjector {
    static final TicketReader READER = new TicketReader(
            "adminoverview", null, ticket -> Scope.DESK, Departure.NEVER, true, List.of("status", "assignee.id"));

    /** What is kept for this reader. */
    public static final ReadModel<TicketState, TicketEvent> MODEL = READER.model();

    private final Projection<TicketState, TicketEvent> projection;

    public AdminOverviewProjector(Projections projections) {
        projection = projections.of(MODEL);
    }

    @EventHandler
    void on(TicketEvent event, EventMessage<?> message) {
        projection.collect(message);
    }
}
