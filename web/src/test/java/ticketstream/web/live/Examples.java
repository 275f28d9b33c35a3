package ticketstream.web.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.application.account.AccountState;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.Priority;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.ChangeType;

/** Changes and accounts as tests need them. */
final class Examples {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final Person ANNE = new Person("anne", "Anne");
    static final AccountState ADMIN = account("root", Role.ADMIN, null);
    static final AccountState SALES_AGENT = account("sam", Role.AGENT, "sales");
    static final AccountState USER = account("anne", Role.USER, null);

    private Examples() {}

    static AccountState account(String id, Role role, @Nullable String department) {
        return new AccountState(id, "name-" + id, id + "@example.org", HeldRole.of(role), department, true, false);
    }

    static AccountState disabled(AccountState account) {
        return new AccountState(
                account.id(), account.username(), account.email(), account.role(), account.department(), false, false);
    }

    static Change change(Scope scope, String ticketId, long version) {
        return change(scope, ticketId, version, "Printer on fire");
    }

    static Change change(Scope scope, String ticketId, long version, String description) {
        ChangeType type = version == 1 ? ChangeType.TICKET_CREATED : ChangeType.STATUS_UPDATED;
        TicketState ticket = ticket(ticketId, description, "sales", version, false);
        return new Change(scope, type, ticketId, version, version, NOW, ANNE, ticket, null, List.of(), null);
    }

    /** One that Anne opened. */
    static TicketState ticket(String ticketId, String category, long version) {
        return ticket(ticketId, "Printer on fire", category, version, false);
    }

    static TicketState deletedTicket(String ticketId, long version) {
        return ticket(ticketId, "Printer on fire", "sales", version, true);
    }

    private static TicketState ticket(
            String ticketId, String description, String category, long version, boolean deleted) {
        return new TicketState(
                ticketId,
                "Printer",
                description,
                category,
                TicketStatus.IN_PROGRESS,
                Priority.NORMAL,
                ANNE,
                null,
                NOW,
                NOW,
                version,
                version,
                NOW,
                deleted);
    }

    /** The ticket left this part of the desk. */
    static Change gone(Scope scope, String ticketId, long version) {
        return new Change(
                scope, ChangeType.TICKET_GONE, ticketId, version, version, NOW, ANNE, null, null, List.of(), null);
    }

    static Change accessChanged(String accountId, long version) {
        return new Change(
                Scope.account(accountId),
                ChangeType.ACCESS_CHANGED,
                accountId,
                version,
                version,
                NOW,
                ANNE,
                null,
                null,
                List.of(),
                null);
    }
}
