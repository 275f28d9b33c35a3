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
import ticketstream.domain.ticket.TicketCommand.AddNote;
import ticketstream.domain.ticket.TicketCommand.AssignTicket;
import ticketstream.domain.ticket.TicketCommand.CreateTicket;
import ticketstream.domain.ticket.TicketCommand.ReplyToTicket;
import ticketstream.domain.ticket.TicketEvent.TicketMessage;
import ticketstream.domain.ticket.TicketEvent.TicketNoted;
import ticketstream.domain.ticket.TicketEvent.TicketReplied;
import ticketstream.domain.ticket.TicketRejection;
import ticketstream.domain.ticket.TicketRejection.Reason;
import ticketstream.domain.ticket.TicketState;

/** Sends commands to tickets and answers with the state they leave, once that is durable. See ADR 0004. */
public final class Desk {
    /** Another node may win a race for the same ticket this often before the caller hears of it. */
    private static final int TRIES = 8;

    /** So many others may write to the ticket between a look for a message and its command. */
    private static final int MESSAGE_TRIES = 100;

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
        var command = new CreateTicket(idFor(actor, idempotencyKey), title, description, category, actor);
        try {
            return once(command);
        } catch (AggregateStreamCreationException | ConcurrencyException opened) {
            return repeated(command);
        }
    }

    /** Gives the ticket to somebody who works for its department. */
    public TicketState assign(String ticketId, String accountId, @Nullable Long expectedVersion, Actor actor) {
        requireBusiness(actor);
        var ticket = existing(ticketId);
        requireAllowed(new AssignTicket(ticketId, actor.person(), null, actor), ticket);
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

    /** Has the actor write to everybody who sees the ticket, else as {@link #note}. */
    public TicketState reply(String ticketId, String text, Actor actor, @Nullable String idempotencyKey) {
        var message = new TicketReplied(ticketId, messageIdFor(actor, ticketId, idempotencyKey), text);
        return idempotencyKey == null ? send(command(message, null, actor)) : unlessWritten(message, actor);
    }

    /**
     * Has the actor write to those who may read notes on the ticket.
     *
     * @param idempotencyKey a repeat with the same key and text writes nothing
     * @throws IdempotencyKeyReused when the key came with something else to write to this ticket before
     */
    public TicketState note(String ticketId, String text, Actor actor, @Nullable String idempotencyKey) {
        var message = new TicketNoted(ticketId, messageIdFor(actor, ticketId, idempotencyKey), text);
        return idempotencyKey == null ? send(command(message, null, actor)) : unlessWritten(message, actor);
    }

    private static TicketCommand command(TicketMessage message, @Nullable Long knownVersion, Actor actor) {
        return switch (message) {
            case TicketReplied m -> new ReplyToTicket(m.ticketId(), m.messageId(), m.text(), knownVersion, actor);
            case TicketNoted m -> new AddNote(m.ticketId(), m.messageId(), m.text(), knownVersion, actor);
        };
    }

    private TicketState unlessWritten(TicketMessage message, Actor actor) {
        requireBusiness(actor);
        for (int tries = 1; ; tries++) {
            try {
                return lookAndWrite(message, actor);
            } catch (ConcurrencyException | TicketRejection overtaken) {
                if (tries == MESSAGE_TRIES || !isOvertaken(overtaken)) {
                    throw overtaken;
                }
            }
        }
    }

    private TicketState lookAndWrite(TicketMessage message, Actor actor) {
        var ticket = existing(message.ticketId());
        var command = command(message, ticket.version(), actor);
        requireAllowed(command, ticket);
        var before = past.message(message.ticketId(), message.messageId());
        if (before.isEmpty()) {
            return once(command);
        }
        if (!before.get().equals(message)) {
            throw new IdempotencyKeyReused();
        }
        return existing(message.ticketId());
    }

    private TicketState existing(String ticketId) {
        return past.ticket(ticketId).orElseThrow(() -> new TicketRejection(Reason.TICKET_NOT_FOUND, 0));
    }

    private static boolean isOvertaken(RuntimeException failure) {
        return !(failure instanceof TicketRejection refused) || refused.reason() == Reason.STALE_VERSION;
    }

    private void requireAllowed(TicketCommand command, TicketState ticket) {
        var refusal = policy.refusal(command, ticket.facts());
        if (refusal != null) {
            throw new TicketRejection(refusal, 0);
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

    private static String messageIdFor(Actor actor, String ticketId, @Nullable String idempotencyKey) {
        return idempotencyKey == null ? UUID.randomUUID().toString() : idFor(actor, ticketId + "\n" + idempotencyKey);
    }

    private static String idFor(Actor actor, String key) {
        var name = actor.id() + "\n" + key;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
