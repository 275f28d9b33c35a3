package ticketstream.application.account;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.AccountEvent;

/** Folds accounts from the event log at each call: always current, and the price of a short read. */
public final class LoggedAccounts implements AccountLookup {
    private final EventStore log;

    public LoggedAccounts(EventStore log) {
        this.log = log;
    }

    @Override
    public Optional<AccountState> find(String accountId) {
        @Nullable AccountState state = null;
        var events = log.readEvents(accountId);
        while (events.hasNext()) {
            if (!(events.next().getPayload() instanceof AccountEvent event)) {
                return Optional.empty();
            }
            state = AccountState.evolve(state, event);
        }
        return Optional.ofNullable(state);
    }

    /** How many events the account has, which is the version its entry in the directory comes to. */
    public long version(String accountId) {
        return log.lastSequenceNumberFor(accountId).map(last -> last + 1).orElse(0L);
    }

    @Override
    public void forget(String accountId) {
        // nothing is remembered here
    }
}
