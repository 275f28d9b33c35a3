package ticketstream.application.history;

import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.account.AccountEvent.AccountDisabled;
import ticketstream.domain.account.AccountEvent.AccountEnabled;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.AccountEvent.AccountRoleChanged;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Role;

/**
 * An account as its events left it.
 *
 * @param department the one department an agent works for; null for every other role
 * @param version 1 after the first event, one more with each further event
 */
public record AccountState(
        String id,
        String username,
        String email,
        Role role,
        @Nullable String department,
        boolean enabled,
        long version) {

    /** The state after one more event; {@code before} is null only for the first. */
    public static AccountState evolve(@Nullable AccountState before, AccountEvent event) {
        if (event instanceof AccountRegistered e) {
            return new AccountState(e.accountId(), e.username(), e.email(), e.role(), e.department(), true, 1);
        }
        if (before == null) {
            throw new IllegalStateException("the first event of account " + event.accountId() + " is missing");
        }
        return before.after(event);
    }

    /** This account as the sender of a command. */
    public Actor actor() {
        return new Actor(id, username, role, department);
    }

    private AccountState after(AccountEvent event) {
        return switch (event) {
            case AccountRegistered e -> throw new IllegalStateException("account " + id + " was registered twice");
            case AccountRoleChanged e -> with(e.role(), e.department(), enabled);
            case AccountEnabled e -> with(role, department, true);
            case AccountDisabled e -> with(role, department, false);
        };
    }

    private AccountState with(Role newRole, @Nullable String newDepartment, boolean mayEnter) {
        return new AccountState(id, username, email, newRole, newDepartment, mayEnter, version + 1);
    }
}
