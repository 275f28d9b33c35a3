package ticketstream.projections.agentqueue;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.row.Projection;
import ticketstream.projections.row.Projections;
import ticketstream.projections.row.ReadModel;
import ticketstream.projections.ticket.TicketReader;

/** Keeps the tickets of each department; a ticket of another category now has left it. */
@ProcessingGroup("agentqueue")
public final class AgentQueueProjector {
    static final TicketReader READER = new TicketReader(
            "agentqueue",
            "category",
            ticket -> Scope.department(ticket.category()),
            AgentQueueProjector::departmentLeft,
            true,
            List.of("status", "assignee.id"));

    /** What is kept for this reader. */
    public static final ReadModel<TicketState, TicketEvent> MODEL = READER.model();

    private final Projection<TicketState, TicketEvent> projection;

    public AgentQueueProjector(Projections projections) {
        projection = projections.of(MODEL);
    }

    @EventHandler
    void on(TicketEvent event, EventMessage<?> message) {
        projection.collect(message);
    }

    private static @Nullable Scope departmentLeft(TicketEvent event) {
        return event instanceof TicketDetailsChanged changed
                        && !changed.previousCategory().equals(changed.category())
                ? Scope.department(changed.previousCategory())
                : null;
    }
}
