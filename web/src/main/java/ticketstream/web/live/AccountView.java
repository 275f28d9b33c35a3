package ticketstream.web.live;

import org.jspecify.annotations.Nullable;
import ticketstream.application.account.AccountState;
import ticketstream.domain.actor.Role;

/** The account as its own client sees it. */
record AccountView(
        String id,
        String username,
        String email,
        Role role,
        @Nullable String department) {

    static AccountView of(AccountState account) {
        return new AccountView(account.id(), account.username(), account.email(), account.role(), account.department());
    }
}
