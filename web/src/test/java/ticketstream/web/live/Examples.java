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
        TicketState ticket = new TicketState(
                ticketId,
                "Printer",
                description,
                "sales",
                TicketStatus.IN_PROGRESS,
                Priority.NORMAL,
                ANNE,
                null,
                NOW,
                NOW,
                version,
                false);
        return new Change(scope, type, ticketId, version, version, NOW, ANNE, ticket, List.of(), null);
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
                List.of(),
                null);
    }
}
