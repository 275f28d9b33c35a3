package ticketstream.application.history;

import java.util.List;
import java.util.Map;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.eventstore.EventLog;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.domain.actor.Actor;

/** What happened to accounts: who had which rights, from whom, since when and until when. */
public final class AccountHistory {
    private final EventLog log;
    private final AccessPolicy policy;

    public AccountHistory(EventLog log, AccessPolicy policy) {
        this.log = log;
        this.policy = policy;
    }

    /**
     * Everything that happened to the account, in order.
     *
     * @throws AccountRejection where there is no such account, or the actor may not see it
     */
    public List<HistoryEntry> entries(String accountId, Actor actor) {
        if (!policy.maySeeAccountHistory(actor)) {
            throw new AccountRejection(Reason.FORBIDDEN);
        }
        var events = log.events(accountId);
        if (events.isEmpty() || !(events.getFirst().payload() instanceof AccountEvent)) {
            throw new AccountRejection(Reason.ACCOUNT_NOT_FOUND);
        }
        return events.stream().map(event -> HistoryEntry.of(event, Map.of())).toList();
    }
}
