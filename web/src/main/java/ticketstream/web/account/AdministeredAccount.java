package ticketstream.web.account;

import org.jspecify.annotations.Nullable;
import ticketstream.application.account.AccountState;
import ticketstream.domain.actor.Role;

/** An account as administrators see it. */
record AdministeredAccount(
        String id,
        String username,
        String email,
        String role,
        @Nullable String roleTitle,
        Role base,
        @Nullable String department,
        boolean enabled,
        boolean totp) {
    static AdministeredAccount of(AccountState account) {
        return new AdministeredAccount(
                account.id(),
                account.username(),
                account.email(),
                account.role().key(),
                account.role().title(),
                account.role().base(),
                account.department(),
                account.enabled(),
                account.totp());
    }
}
