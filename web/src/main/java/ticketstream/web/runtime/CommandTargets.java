package ticketstream.web.runtime;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import ticketstream.domain.account.AccountCommand;
import ticketstream.domain.ticket.TicketCommand;

/**
 * Whom a command is for. Axon's own way, looking through all fields and methods of each command for annotations, took more
 * than a quarter of all memory that a desk at work asked for; see ADR 0014.
 */
final class CommandTargets implements CommandTargetResolver {
    private final CommandTargetResolver others =
            AnnotationCommandTargetResolver.builder().build();

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        return switch (command.getPayload()) {
            case TicketCommand ticket -> aggregate(ticket.ticketId());
            case AccountCommand account -> aggregate(account.accountId());
            default -> others.resolveTarget(command);
        };
    }

    private static VersionedAggregateIdentifier aggregate(Object id) {
        return new VersionedAggregateIdentifier(id, null);
    }
}
