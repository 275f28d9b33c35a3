package ticketstream.application.history;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ticketstream.application.eventstore.EventLog;
import ticketstream.application.eventstore.LoggedEvent;
import ticketstream.domain.account.AccountEvent;

/** Accounts as the log has them: always current, disabled ones included. */
public final class AccountHistory {
    private final EventLog log;

    public AccountHistory(EventLog log) {
        this.log = log;
    }

    /** The account as it is now; empty if there is none with this id. */
    public Optional<AccountState> account(String id) {
        @Nullable AccountState account = null;
        for (LoggedEvent logged : log.events(id)) {
            if (!(logged.payload() instanceof AccountEvent event)) {
                return Optional.empty();
            }
            account = AccountState.evolve(account, event);
        }
        return Optional.ofNullable(account);
    }
}
