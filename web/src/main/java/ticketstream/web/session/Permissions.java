package ticketstream.web.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ticketstream.application.access.AccessPolicy;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.TicketAccess.Facts;
import ticketstream.domain.ticket.TicketCommand;
import ticketstream.domain.ticket.TicketCommand.AssignTicket;
import ticketstream.domain.ticket.TicketCommand.DeleteTicket;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketStatus;

/** What an account may do, found by asking the policy about a ticket of its own, so that screens and rules agree. */
final class Permissions {
    private static final String ANY = "any";

    private final AccessPolicy policy;

    Permissions(AccessPolicy policy) {
        this.policy = policy;
    }

    List<String> of(Actor actor) {
        var ticket = new Facts(actor.person(), category(actor), TicketStatus.WAITING, false);
        var permissions = new ArrayList<String>();
        add(permissions, "tickets:read", policy.mayReadTickets(actor));
        add(permissions, "tickets:open", policy.mayOpen(actor, category(actor)));
        add(permissions, "tickets:work", may(new UpdateTicketStatus(ANY, TicketStatus.RESOLVED, null, actor), ticket));
        add(permissions, "tickets:assign", may(new AssignTicket(ANY, actor.person(), null, actor), ticket));
        add(permissions, "tickets:delete", may(new DeleteTicket(ANY, null, actor), ticket));
        add(permissions, "history:read-all", policy.maySeeHistory(actor, deletedTicketOfSomebody()));
        add(permissions, "accounts:administer", policy.mayAdministerAccounts(actor));
        add(permissions, "projections:read", policy.maySeeProjections(actor));
        return List.copyOf(permissions);
    }

    private boolean may(TicketCommand command, Facts ticket) {
        return policy.refusal(command, ticket) == null;
    }

    private static void add(List<String> permissions, String permission, boolean held) {
        if (held) {
            permissions.add(permission);
        }
    }

    private static Facts deletedTicketOfSomebody() {
        return new Facts(new Person(ANY, ANY), ANY, TicketStatus.WAITING, true);
    }

    private static String category(Actor actor) {
        return actor.role() == Role.AGENT ? Objects.requireNonNullElse(actor.department(), ANY) : ANY;
    }
}
