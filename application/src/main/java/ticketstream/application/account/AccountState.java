package ticketstream.application.account;

import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.account.AccountEvent.AccountDisabled;
import ticketstream.domain.account.AccountEvent.AccountEnabled;
import ticketstream.domain.account.AccountEvent.AccountPasswordChanged;
import ticketstream.domain.account.AccountEvent.AccountRecoveryCodeUsed;
import ticketstream.domain.account.AccountEvent.AccountRefreshReuseDetected;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.AccountEvent.AccountRoleChanged;
import ticketstream.domain.account.AccountEvent.AccountTotpDisabled;
import ticketstream.domain.account.AccountEvent.AccountTotpEnabled;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Role;

/**
 * An account as its events left it.
 *
 * @param totp whether signing in takes a code as well
 */
public record AccountState(
        String id,
        String username,
        String email,
        Role role,
        @Nullable String department,
        boolean enabled,
        boolean totp) {

    /** The account after one more event; {@code before} is null only for the first. */
    public static AccountState evolve(@Nullable AccountState before, AccountEvent event) {
        if (event instanceof AccountRegistered e) {
            return new AccountState(e.accountId(), e.username(), e.email(), e.role(), e.department(), true, false);
        }
        if (before == null) {
            throw new IllegalStateException("the first event of account " + event.accountId() + " is missing");
        }
        return before.after(event);
    }

    /** The account as commands and rules name it. */
    public Actor actor() {
        return new Actor(id, username, role, department);
    }

    /** Whether this account counts as somebody who can administer the desk. */
    public boolean administers() {
        return enabled && role == Role.ADMIN;
    }

    private AccountState after(AccountEvent event) {
        return switch (event) {
            case AccountRegistered e -> throw new IllegalStateException("account " + id + " was registered twice");
            case AccountRoleChanged e -> new AccountState(id, username, email, e.role(), e.department(), enabled, totp);
            case AccountEnabled e -> new AccountState(id, username, email, role, department, true, totp);
            case AccountDisabled e -> new AccountState(id, username, email, role, department, false, totp);
            case AccountTotpEnabled e -> new AccountState(id, username, email, role, department, enabled, true);
            case AccountTotpDisabled e -> new AccountState(id, username, email, role, department, enabled, false);
            case AccountPasswordChanged e -> this;
            case AccountRecoveryCodeUsed e -> this;
            case AccountRefreshReuseDetected e -> this;
        };
    }
}
