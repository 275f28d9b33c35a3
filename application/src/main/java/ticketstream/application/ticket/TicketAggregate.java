package ticketstream.application.ticket;

import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.ticket.Ticket;
import ticketstream.domain.ticket.TicketState;

/**
 * A ticket that may have been taken from memory, and so may be behind the log. An event is safe, because the log takes it
 * only as the very next one. Without an event nothing would notice, so a refusal and an answer that all is as asked
 * stand only if the log has nothing newer; otherwise the ticket decides once more, on what the log has.
 */
final class TicketAggregate extends EventSourcedAggregate<Ticket> {
    private final TicketStates tickets;
    private TicketState known;
    private boolean current;

    /** @param current whether the state was read from the log for this command */
    TicketAggregate(
            TicketState known, boolean current, AggregateModel<Ticket> model, EventBus events, TicketStates tickets) {
        super(new Ticket(known), model, events, NoSnapshotTriggerDefinition.INSTANCE.prepareTrigger(Ticket.class));
        initSequence(known.version() - 1);
        this.known = known;
        this.current = current;
        this.tickets = tickets;
    }

    @Override
    public @Nullable Object handle(Message<?> command) throws Exception {
        Object answer = null;
        Exception refusal = null;
        try {
            answer = super.handle(command);
        } catch (Exception e) {
            refusal = e;
        }
        if (!happened() && !isCurrent()) {
            return super.handle(command);
        }
        if (refusal != null) {
            throw refusal;
        }
        return answer;
    }

    private boolean happened() {
        return lastSequence() >= known.version();
    }

    /** Whether the log has nothing newer; takes it over if it has. */
    private boolean isCurrent() throws Exception {
        if (!current) {
            TicketState now = tickets.current(known.id()).orElseThrow(() -> missing(known.id()));
            current = true;
            if (now.version() != known.version()) {
                known = now;
                registerRoot(() -> new Ticket(now));
                initSequence(now.version() - 1);
                return false;
            }
        }
        return true;
    }

    static AggregateNotFoundException missing(String id) {
        return new AggregateNotFoundException(id, "there is no such ticket in the log");
    }
}
