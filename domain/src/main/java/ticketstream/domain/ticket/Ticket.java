package ticketstream.domain.ticket;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.TicketCommand.AssignTicket;
import ticketstream.domain.ticket.TicketCommand.ChangeTicketDetails;
import ticketstream.domain.ticket.TicketCommand.CreateTicket;
import ticketstream.domain.ticket.TicketCommand.DeleteTicket;
import ticketstream.domain.ticket.TicketCommand.ReleaseTicket;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketEvent.TicketReleased;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketRejection.Reason;

/** One request for help. {@code decide} refuses or emits, {@code evolve} only takes over what happened. */
@AggregateRoot(type = "ticket")
public class Ticket {
    @AggregateIdentifier
    private String id;

    private String title;
    private String description;
    private String category;
    private TicketStatus status;
    private Person createdBy;
    private @Nullable Person assignee;
    private boolean deleted;
    private long version;

    /** For the framework, which fills the fields by replaying events. */
    @SuppressWarnings("NullAway.Init")
    protected Ticket() {}

    /** Opens the ticket. */
    @CommandHandler
    @SuppressWarnings("NullAway.Init") // `evolve` sets the fields while the event is applied
    public Ticket(CreateTicket command, TicketAccess access) {
        var facts = new TicketAccess.Facts(command.actor().person(), command.category(), TicketStatus.WAITING, false);
        refuseUnlessAllowed(command, access, facts);
        happened(
                new TicketCreated(
                        command.ticketId(),
                        command.title(),
                        command.description(),
                        command.category(),
                        command.actor().person()),
                command.actor());
    }

    @CommandHandler
    void decide(UpdateTicketStatus command, TicketAccess access) {
        requireAllowed(command, access, command.expectedVersion());
        if (command.status() == status) {
            return;
        }
        if (!status.mayBecome(command.status())) {
            throw new TicketRejection(Reason.ILLEGAL_STATUS_CHANGE, version);
        }
        happened(new TicketStatusUpdated(id, status, command.status()), command.actor());
    }

    @CommandHandler
    void decide(ChangeTicketDetails command, TicketAccess access) {
        requireAllowed(command, access, command.expectedVersion());
        var changed = new TicketDetailsChanged(
                id,
                Objects.requireNonNullElse(command.title(), title),
                Objects.requireNonNullElse(command.description(), description),
                Objects.requireNonNullElse(command.category(), category),
                category);
        if (!changed.equals(new TicketDetailsChanged(id, title, description, category, category))) {
            happened(changed, command.actor());
        }
    }

    @CommandHandler
    void decide(AssignTicket command, TicketAccess access) {
        requireAllowed(command, access, command.expectedVersion());
        if (!command.assignee().equals(assignee)) {
            happened(new TicketAssigned(id, command.assignee(), assignee), command.actor());
        }
    }

    @CommandHandler
    void decide(ReleaseTicket command, TicketAccess access) {
        requireAllowed(command, access, command.expectedVersion());
        if (assignee != null) {
            happened(new TicketReleased(id, assignee), command.actor());
        }
    }

    @CommandHandler
    void decide(DeleteTicket command, TicketAccess access) {
        requireAllowed(command, access, command.expectedVersion());
        happened(new TicketDeleted(id), command.actor());
    }

    @EventSourcingHandler
    void evolve(TicketEvent event) {
        version++;
        switch (event) {
            case TicketCreated e -> {
                id = e.ticketId();
                title = e.title();
                description = e.description();
                category = e.category();
                createdBy = e.createdBy();
                status = TicketStatus.WAITING;
            }
            case TicketStatusUpdated e -> status = e.to();
            case TicketDetailsChanged e -> {
                title = e.title();
                description = e.description();
                category = e.category();
            }
            case TicketAssigned e -> assignee = e.assignee();
            case TicketReleased e -> assignee = null;
            case TicketDeleted e -> deleted = true;
        }
    }

    private void requireAllowed(TicketCommand command, TicketAccess access, @Nullable Long expectedVersion) {
        refuseUnlessAllowed(command, access, new TicketAccess.Facts(createdBy, category, status, deleted));
        if (expectedVersion != null && expectedVersion != version) {
            throw new TicketRejection(Reason.STALE_VERSION, version);
        }
    }

    private static void refuseUnlessAllowed(TicketCommand command, TicketAccess access, TicketAccess.Facts facts) {
        var refusal = access.refusal(command, facts);
        if (refusal != null) {
            throw new TicketRejection(refusal, 0);
        }
    }

    private static void happened(TicketEvent event, Actor actor) {
        apply(event, MetaData.from(actor.asMetadata()));
    }
}
