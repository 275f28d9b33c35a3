package ticketstream.web.session;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ticketstream.application.account.AccountState;
import ticketstream.application.account.HeldGrant;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;

/** A grant as its holder and administrators see it. */
public record GrantAnswer(
        String id,
        @Nullable Role role,
        @Nullable Permission permission,
        @Nullable String department,
        @Nullable String ticketId,
        Instant from,
        Instant until,
        String reason,
        String state,
        Person givenBy,
        @Nullable Person approvedBy) {

    /** All that were ever given to the account, oldest first. */
    public static List<GrantAnswer> all(AccountState account, Instant now) {
        return account.grants().stream().map(held -> of(held, now)).toList();
    }

    /** The one with this id, which is there. */
    public static GrantAnswer of(AccountState account, String grantId, Instant now) {
        return all(account, now).stream()
                .filter(grant -> grant.id().equals(grantId))
                .findFirst()
                .orElseThrow();
    }

    static List<GrantAnswer> active(AccountState account, Instant now) {
        return account.grants().stream()
                .filter(held -> held.at(now) == HeldGrant.State.ACTIVE)
                .map(held -> of(held, now))
                .toList();
    }

    private static GrantAnswer of(HeldGrant held, Instant now) {
        var grant = held.grant();
        return new GrantAnswer(
                grant.id(),
                grant.role(),
                grant.permission(),
                grant.department(),
                grant.ticketId(),
                grant.from(),
                grant.until(),
                grant.reason(),
                held.at(now).name().toLowerCase(Locale.ROOT),
                held.givenBy(),
                held.approvedBy());
    }
}
