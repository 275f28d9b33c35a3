package ticketstream.application.ticket;

import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.ticket.Ticket;
import ticketstream.domain.ticket.TicketState;

/** Gives commands their ticket: from memory when this node has it, else from the log. See ADR 0012. */
public final class TicketRepository extends EventSourcingRepository<Ticket> {
    private final EventStore events;
    private final TicketStates tickets;

    /** The last two say how command handlers of the ticket get their parameters. */
    public TicketRepository(
            EventStore events, TicketStates tickets, ParameterResolverFactory parameters, HandlerDefinition handlers) {
        super(builder(Ticket.class)
                .eventStore(events)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers));
        this.events = events;
        this.tickets = tickets;
    }

    @Override
    protected EventSourcedAggregate<Ticket> doLoadWithLock(String id, @Nullable Long expectedVersion) {
        return tickets.remembered(id)
                .map(known -> aggregate(known, false))
                .orElseGet(() -> aggregate(tickets.current(id).orElseThrow(() -> TicketAggregate.missing(id)), true));
    }

    /** Comes before the events are appended, so that what is remembered follows what became of them. */
    @Override
    protected void doSaveWithLock(EventSourcedAggregate<Ticket> aggregate) {
        TicketState state = aggregate.getAggregateRoot().state();
        var work = CurrentUnitOfWork.get();
        work.onRollback(failed -> tickets.forget(state.id()));
        work.afterCommit(done -> tickets.committed(state));
    }

    private TicketAggregate aggregate(TicketState state, boolean current) {
        return new TicketAggregate(state, current, aggregateModel(), events, tickets);
    }
}
