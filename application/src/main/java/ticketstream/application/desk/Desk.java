package ticketstream.application.desk;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.history.TicketHistory;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.ticket.TicketCommand;
import ticketstream.domain.ticket.TicketCommand.AssignTicket;
import ticketstream.domain.ticket.TicketCommand.CreateTicket;
import ticketstream.domain.ticket.TicketRejection;
import ticketstream.domain.ticket.TicketRejection.Reason;
import ticketstream.domain.ticket.TicketState;

/** Sends commands to tickets and answers with the state they leave, once that is durable. See ADR 0004. */
public final class Desk {
    /** Another node may win a race for the same ticket this often before the caller hears of it. */
    private static final int TRIES = 8;

    private final CommandGateway gateway;
    private final TicketHistory past;
    private final Colleagues colleagues;
    private final AccessPolicy policy;

    public Desk(CommandGateway gateway, TicketHistory past, Colleagues colleagues, AccessPolicy policy) {
        this.gateway = gateway;
        this.past = past;
        this.colleagues = colleagues;
        this.policy = policy;
    }

    /**
     * Opens a ticket for the actor.
     *
     * @param idempotencyKey a repeat with the same key and texts answers as the first time and opens nothing
     * @throws IdempotencyKeyReused when the key came with other texts before
     */
    public TicketState open(
            String title, String description, String category, Actor actor, @Nullable String idempotencyKey) {
        requireBusiness(actor);
        if (idempotencyKey == null) {
            return send(new CreateTicket(UUID.randomUUID().toString(), title, description, category, actor));
        }
        var command = new CreateTicket(ticketIdFor(actor, idempotencyKey), title, description, category, actor);
        try {
            return once(command);
        } catch (AggregateStreamCreationException | ConcurrencyException opened) {
            return repeated(command);
        }
    }

    /** Gives the ticket to somebody who works for its department. */
    public TicketState assign(String ticketId, String accountId, @Nullable Long expectedVersion, Actor actor) {
        requireBusiness(actor);
        var ticket = past.ticket(ticketId).orElseThrow(() -> new TicketRejection(Reason.TICKET_NOT_FOUND, 0));
        var refusal = policy.refusal(new AssignTicket(ticketId, actor.person(), null, actor), ticket.facts());
        if (refusal != null) {
            throw new TicketRejection(refusal, 0);
        }
        var assignee = colleagues
                .find(accountId)
                .filter(colleague -> policy.mayBeAssigned(colleague, ticket.facts()))
                .orElseThrow(() -> new TicketRejection(Reason.ASSIGNEE_UNSUITABLE, ticket.version()));
        return send(new AssignTicket(ticketId, assignee.person(), expectedVersion, actor));
    }

    /**
     * Sends any other command to its ticket.
     *
     * @throws TicketRejection when the ticket refuses; nothing happened then
     */
    public TicketState send(TicketCommand command) {
        requireBusiness(command.actor());
        for (int tries = 1; ; tries++) {
            try {
                return once(command);
            } catch (ConcurrencyException overtaken) {
                if (tries == TRIES) {
                    throw overtaken;
                }
            }
        }
    }

    /** Refused before any ticket is looked for, so that the answer does not tell which tickets exist. */
    private void requireBusiness(Actor actor) {
        if (!policy.mayReadTickets(actor)) {
            throw new TicketRejection(Reason.FORBIDDEN, 0);
        }
    }

    private TicketState once(TicketCommand command) {
        try {
            return gateway.sendAndWait(command);
        } catch (AggregateNotFoundException missing) {
            throw new TicketRejection(Reason.TICKET_NOT_FOUND, 0);
        }
    }

    private TicketState repeated(CreateTicket command) {
        return past.ticketAtVersion(command.ticketId(), 1)
                .filter(first -> first.title().equals(command.title())
                        && first.description().equals(command.description())
                        && first.category().equals(command.category()))
                .orElseThrow(IdempotencyKeyReused::new);
    }

    private static String ticketIdFor(Actor actor, String idempotencyKey) {
        var name = actor.id() + "\n" + idempotencyKey;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
