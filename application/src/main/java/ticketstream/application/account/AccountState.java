package ticketstream.application.account;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.account.AccountEvent.AccountDisabled;
import ticketstream.domain.account.AccountEvent.AccountEnabled;
import ticketstream.domain.account.AccountEvent.AccountPasswordChanged;
import ticketstream.domain.account.AccountEvent.AccountRecoveryCodeUsed;
import ticketstream.domain.account.AccountEvent.AccountRefreshReuseDetected;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.AccountEvent.AccountRoleChanged;
import ticketstream.domain.account.AccountEvent.AccountTotpDisabled;
import ticketstream.domain.account.AccountEvent.AccountTotpEnabled;
import ticketstream.domain.account.AccountEvent.CustomRoleGiven;
import ticketstream.domain.account.AccountEvent.GrantApproved;
import ticketstream.domain.account.AccountEvent.GrantGiven;
import ticketstream.domain.account.AccountEvent.GrantWithdrawn;
import ticketstream.domain.account.Grant;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Role;

/**
 * An account as its events left it.
 *
 * @param totp whether signing in takes a code as well
 * @param grants all that were ever given, oldest first
 */
public record AccountState(
        String id,
        String username,
        String email,
        HeldRole role,
        @Nullable String department,
        boolean enabled,
        boolean totp,
        List<HeldGrant> grants) {

    /** Without any grant. */
    public AccountState(
            String id,
            String username,
            String email,
            HeldRole role,
            @Nullable String department,
            boolean enabled,
            boolean totp) {
        this(id, username, email, role, department, enabled, totp, List.of());
    }

    /** The account after one more event; {@code before} is null only for the first. */
    public static AccountState evolve(@Nullable AccountState before, AccountEvent event) {
        if (event instanceof AccountRegistered e) {
            return new AccountState(
                    e.accountId(), e.username(), e.email(), HeldRole.of(e.role()), e.department(), true, false);
        }
        if (before == null) {
            throw new IllegalStateException("the first event of account " + event.accountId() + " is missing");
        }
        return before.after(event);
    }

    /** The account as commands and rules name it at that moment. */
    public Actor actor(Instant now) {
        var granted = grants.stream()
                .filter(held -> held.at(now) == HeldGrant.State.ACTIVE)
                .map(held -> held.grant().right())
                .toList();
        return new Actor(id, username, role, department, granted);
    }

    /** The account where it acts on itself, for which it needs no grant. */
    public Actor itself() {
        return new Actor(id, username, role, department, List.of());
    }

    /** Which of the five it has and those it holds for a time at that moment; a custom one counts as its base. */
    public Set<Role> roles(Instant now) {
        return Stream.concat(
                        Stream.of(role.base()),
                        grants.stream()
                                .filter(held -> held.at(now) == HeldGrant.State.ACTIVE)
                                .flatMap(held -> Stream.ofNullable(held.grant().role())))
                .collect(toSet());
    }

    /** What was given under this id, whatever became of it. */
    Optional<Grant> grant(String grantId) {
        return grants.stream()
                .map(HeldGrant::grant)
                .filter(grant -> grant.id().equals(grantId))
                .findFirst();
    }

    /** When a grant will next begin or cease to count by itself. */
    public Optional<Instant> nextTurn(Instant now) {
        return turns().filter(turn -> turn.isAfter(now)).min(Instant::compareTo);
    }

    /** When a grant last began or ceased to count by itself. */
    public Optional<Instant> lastTurn(Instant now) {
        return turns().filter(turn -> !turn.isAfter(now)).max(Instant::compareTo);
    }

    private Stream<Instant> turns() {
        return grants.stream().flatMap(HeldGrant::turns);
    }

    /** Whether this account counts as somebody who can administer the desk. */
    public boolean administers() {
        return enabled && role.base() == Role.ADMIN;
    }

    private AccountState after(AccountEvent event) {
        return switch (event) {
            case AccountRegistered e -> throw new IllegalStateException("account " + id + " was registered twice");
            case AccountRoleChanged e -> with(HeldRole.of(e.role()), e.department());
            case CustomRoleGiven e -> with(e.role(), e.department());
            case AccountEnabled e -> enabled(true);
            case AccountDisabled e -> enabled(false);
            case AccountTotpEnabled e -> totp(true);
            case AccountTotpDisabled e -> totp(false);
            case AccountPasswordChanged e -> this;
            case AccountRecoveryCodeUsed e -> this;
            case AccountRefreshReuseDetected e -> this;
            case GrantGiven e ->
                with(Stream.concat(grants.stream(), Stream.of(new HeldGrant(e.grant(), e.givenBy(), null, false))));
            case GrantApproved e -> changing(e.grantId(), held -> held.approved(e.approvedBy()));
            case GrantWithdrawn e -> changing(e.grantId(), HeldGrant::taken);
        };
    }

    private AccountState changing(String grantId, UnaryOperator<HeldGrant> change) {
        return with(grants.stream().map(held -> held.grant().id().equals(grantId) ? change.apply(held) : held));
    }

    private AccountState with(HeldRole given, @Nullable String itsDepartment) {
        return new AccountState(id, username, email, given, itsDepartment, enabled, totp, grants);
    }

    private AccountState with(Stream<HeldGrant> changed) {
        return new AccountState(id, username, email, role, department, enabled, totp, changed.toList());
    }

    private AccountState enabled(boolean now) {
        return new AccountState(id, username, email, role, department, now, totp, grants);
    }

    private AccountState totp(boolean now) {
        return new AccountState(id, username, email, role, department, enabled, now, grants);
    }
}
