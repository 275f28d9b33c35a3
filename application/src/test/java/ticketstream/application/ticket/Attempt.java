package ticketstream.application.ticket;

import java.util.Objects;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import ticketstream.application.desk.Desk;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketRejection;
import ticketstream.domain.ticket.TicketRejection.Reason;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;

/** One command, when it was sent and answered, and what the answer was. Its actor's name is unique, so its event is. */
record Attempt(
        UpdateTicketStatus command,
        long sent,
        long answered,
        @Nullable TicketState state,
        @Nullable Reason refusal,
        long seen) {

    /** Sends a command; {@code seen} is 0 when other writers were always faster. */
    static Attempt send(Desk desk, String name, String ticketId, TicketStatus status, @Nullable Long expectedVersion) {
        var command =
                new UpdateTicketStatus(ticketId, status, expectedVersion, new Actor(name, name, Role.ADMIN, null));
        long sent = System.nanoTime();
        try {
            TicketState state = desk.send(command);
            return new Attempt(command, sent, System.nanoTime(), state, null, state.version());
        } catch (TicketRejection e) {
            return new Attempt(command, sent, System.nanoTime(), null, e.reason(), e.currentVersion());
        } catch (ConcurrencyException e) {
            return new Attempt(command, sent, System.nanoTime(), null, null, 0);
        }
    }

    String name() {
        return command.actor().id();
    }

    /** Whether the answer is the one a ticket in this state has to give if the command causes no event. */
    boolean isRightWithoutEventOn(TicketState ticket) {
        if (command.expectedVersion() != null && command.expectedVersion() != ticket.version()) {
            return refusal == Reason.STALE_VERSION;
        }
        if (command.status() == ticket.status()) {
            return Objects.equals(state, ticket);
        }
        return !ticket.status().mayBecome(command.status()) && refusal == Reason.ILLEGAL_STATUS_CHANGE;
    }

    /** Whether the answer is the one a ticket has to give that got from one state to the next by this command. */
    boolean isRightWithEventBetween(TicketState before, TicketState after) {
        return (command.expectedVersion() == null || command.expectedVersion() == before.version())
                && before.status().mayBecome(command.status())
                && command.status() == after.status()
                && after.equals(state);
    }
}
