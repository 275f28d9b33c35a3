package ticketstream.domain.ticket;

import static java.util.Objects.requireNonNullElse;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.ticket.TicketCommand.AddNote;
import ticketstream.domain.ticket.TicketCommand.AssignTicket;
import ticketstream.domain.ticket.TicketCommand.ChangeTicketDetails;
import ticketstream.domain.ticket.TicketCommand.CreateTicket;
import ticketstream.domain.ticket.TicketCommand.DeleteTicket;
import ticketstream.domain.ticket.TicketCommand.ReleaseTicket;
import ticketstream.domain.ticket.TicketCommand.ReplyToTicket;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketEvent.TicketNoted;
import ticketstream.domain.ticket.TicketEvent.TicketReleased;
import ticketstream.domain.ticket.TicketEvent.TicketReplied;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketRejection.Reason;

/**
 * One request for help. {@code decide} refuses or emits and answers with the state it leaves; {@code evolve} only takes
 * over what happened.
 */
@AggregateRoot(type = "ticket")
public class Ticket {
    @AggregateIdentifier
    private String id;

    private TicketState state;

    /** For the framework, which fills the fields by replaying events. */
    @SuppressWarnings("NullAway.Init")
    protected Ticket() {}

    /** A ticket that goes on from where its events left it. */
    public Ticket(TicketState state) {
        this.id = state.id();
        this.state = state;
    }

    /** The ticket as its events left it, those of the present command included. */
    public TicketState state() {
        return state;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    TicketState decide(CreateTicket command, TicketAccess access) {
        var creator = command.actor().person();
        requireAllowed(
                command,
                access,
                new TicketAccess.Facts(command.ticketId(), creator, command.category(), TicketStatus.WAITING, false));
        happened(
                new TicketCreated(
                        command.ticketId(), command.title(), command.description(), command.category(), creator),
                command.actor());
        return state;
    }

    @CommandHandler
    TicketState decide(UpdateTicketStatus command, TicketAccess access) {
        requireAllowed(command, access, command.expectedVersion());
        if (command.status() == state.status()) {
            return state;
        }
        if (!state.status().mayBecome(command.status())) {
            throw new TicketRejection(Reason.ILLEGAL_STATUS_CHANGE, state.publicVersion());
        }
        happened(new TicketStatusUpdated(id, state.status(), command.status()), command.actor());
        return state;
    }

    @CommandHandler
    TicketState decide(ChangeTicketDetails command, TicketAccess access) {
        requireAllowed(command, access, command.expectedVersion());
        var unchanged =
                new TicketDetailsChanged(id, state.title(), state.description(), state.category(), state.category());
        var changed = new TicketDetailsChanged(
                id,
                requireNonNullElse(command.title(), state.title()),
                requireNonNullElse(command.description(), state.description()),
                requireNonNullElse(command.category(), state.category()),
                state.category());
        if (!changed.equals(unchanged)) {
            happened(changed, command.actor());
        }
        return state;
    }

    @CommandHandler
    TicketState decide(AssignTicket command, TicketAccess access) {
        requireAllowed(command, access, command.expectedVersion());
        if (!command.assignee().equals(state.assignee())) {
            happened(new TicketAssigned(id, command.assignee(), state.assignee()), command.actor());
        }
        return state;
    }

    @CommandHandler
    TicketState decide(ReleaseTicket command, TicketAccess access) {
        requireAllowed(command, access, command.expectedVersion());
        var assignee = state.assignee();
        if (assignee != null) {
            happened(new TicketReleased(id, assignee), command.actor());
        }
        return state;
    }

    @CommandHandler
    TicketState decide(ReplyToTicket command, TicketAccess access) {
        requireFirst(command, access, command.knownVersion());
        happened(new TicketReplied(id, command.messageId(), command.text()), command.actor());
        if (state.isOver() && state.createdBy().id().equals(command.actor().id())) {
            happened(new TicketStatusUpdated(id, state.status(), TicketStatus.IN_PROGRESS), command.actor());
        }
        return state;
    }

    @CommandHandler
    TicketState decide(AddNote command, TicketAccess access) {
        requireFirst(command, access, command.knownVersion());
        happened(new TicketNoted(id, command.messageId(), command.text()), command.actor());
        return state;
    }

    @CommandHandler
    TicketState decide(DeleteTicket command, TicketAccess access) {
        requireAllowed(command, access, command.expectedVersion());
        happened(new TicketDeleted(id), command.actor());
        return state;
    }

    @EventSourcingHandler
    void evolve(TicketEvent event, @Timestamp Instant at) {
        id = event.ticketId();
        state = TicketState.evolve(state, event, at);
    }

    private void requireFirst(TicketCommand command, TicketAccess access, @Nullable Long known) {
        requireAllowed(command, access, state.facts());
        if (known != null && known != state.version()) {
            throw new TicketRejection(Reason.STALE_VERSION, state.publicVersion());
        }
    }

    private void requireAllowed(TicketCommand command, TicketAccess access, @Nullable Long expectedVersion) {
        requireAllowed(command, access, state.facts());
        if (expectedVersion != null
                && !state.isStillAs(expectedVersion, access.mayReadNotes(command.actor(), state.facts()))) {
            throw new TicketRejection(Reason.STALE_VERSION, state.publicVersion());
        }
    }

    private static void requireAllowed(TicketCommand command, TicketAccess access, TicketAccess.Facts facts) {
        var refusal = access.refusal(command, facts);
        if (refusal != null) {
            throw new TicketRejection(refusal, 0);
        }
    }

    private static void happened(TicketEvent event, Actor actor) {
        apply(event, MetaData.from(actor.asMetadata()));
    }
}
