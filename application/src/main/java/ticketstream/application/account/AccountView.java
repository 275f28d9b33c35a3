package ticketstream.application.account;

import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Role;

/**
 * An account as its owner sees it.
 *
 * @param role its key: one of the five or a custom one
 * @param roleTitle what people call a custom one; null for the five
 * @param base which of the five a custom one reaches as far as; for the five themselves
 */
public record AccountView(
        String id,
        String username,
        String email,
        String role,
        @Nullable String roleTitle,
        Role base,
        @Nullable String department) {
    /** The view of this account. */
    public static AccountView of(AccountState account) {
        var role = account.role();
        return new AccountView(
                account.id(),
                account.username(),
                account.email(),
                role.key(),
                role.title(),
                role.base(),
                account.department());
    }
}
