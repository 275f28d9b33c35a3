package ticketstream.application.history;

import java.util.List;
import java.util.Map;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.eventstore.EventLog;
import ticketstream.application.eventstore.LoggedEvent;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.role.CustomRole;
import ticketstream.domain.role.CustomRoleRejection;

/** What happened to accounts and custom roles: who had which rights, from whom, since when and until when. */
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
        requireReader(actor);
        var events = log.events(accountId);
        if (events.isEmpty() || !(events.getFirst().payload() instanceof AccountEvent)) {
            throw new AccountRejection(Reason.ACCOUNT_NOT_FOUND);
        }
        return entries(events);
    }

    /**
     * Everything that happened to the custom role with this key, in order, also when it is retired.
     *
     * @throws AccountRejection where the actor may not see it
     * @throws CustomRoleRejection where there never was such a role
     */
    public List<HistoryEntry> roleEntries(String key, Actor actor) {
        requireReader(actor);
        var events = log.events(CustomRole.idOf(key));
        if (events.isEmpty()) {
            throw new CustomRoleRejection(CustomRoleRejection.Reason.ROLE_NOT_FOUND);
        }
        return entries(events);
    }

    private void requireReader(Actor actor) {
        if (!policy.maySeeAccountHistory(actor)) {
            throw new AccountRejection(Reason.FORBIDDEN);
        }
    }

    private static List<HistoryEntry> entries(List<LoggedEvent> events) {
        return events.stream().map(event -> HistoryEntry.of(event, Map.of())).toList();
    }
}
