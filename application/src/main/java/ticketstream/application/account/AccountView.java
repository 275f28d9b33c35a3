package ticketstream.application.account;

import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Role;

/** An account as its owner sees it. */
public record AccountView(
        String id,
        String username,
        String email,
        Role role,
        @Nullable String department) {
    /** The view of this account. */
    public static AccountView of(AccountState account) {
        return new AccountView(account.id(), account.username(), account.email(), account.role(), account.department());
    }
}
