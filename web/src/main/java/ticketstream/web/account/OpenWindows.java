package ticketstream.web.account;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import ticketstream.application.account.AccountState;
import ticketstream.application.account.Accounts;
import ticketstream.application.account.CustomRoles;
import ticketstream.domain.actor.HeldRole;

/**
 * Confirms a change of rights only when it stands among the changes that open windows follow: whatever happens to a ticket
 * after the answer stands behind it there, on every node, so no window that lost the ticket is told.
 */
@Component
class OpenWindows {
    /** Longer takes it only while Kafka is away, and then windows are told of nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Accounts accounts;
    private final SeenAccess seen;

    OpenWindows(Accounts accounts, SeenAccess seen) {
        this.accounts = accounts;
        this.seen = seen;
    }

    /** Changes an account and answers when that is seen, if anything has changed. */
    AccountState follow(String accountId, Supplier<AccountState> change) {
        long before = accounts.version(accountId);
        AccountState account = change.get();
        long after = accounts.version(accountId);
        if (after != before) {
            seen.await(accountId, after, PATIENCE);
        }
        return account;
    }

    /** Changes a role and answers when all is seen that became of those who have it. */
    HeldRole follow(Supplier<CustomRoles.Changed> change) {
        var changed = change.get();
        for (var renewed : changed.renewed()) {
            if (!seen.await(renewed.accountId(), renewed.version(), PATIENCE)) {
                break;
            }
        }
        return changed.role();
    }
}
