package ticketstream.application.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import ticketstream.application.account.Credentials.Entry;
import ticketstream.domain.account.AccountCommand.DisableAccount;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Role;

/**
 * Brings an account into being: its address is reserved first, then it enters the log. Whoever dies in between leaves a
 * reservation without account, which the next one to want the address takes over after a minute.
 */
public final class Registration {
    /** Longer than any command waits for its outcome, so that nobody is overtaken while still on the way. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(1);

    private final Credentials credentials;
    private final PasswordHashing hashing;
    private final Administrators administrators;
    private final RoleHolders holders;
    private final AccountLookup log;
    private final CommandGateway commands;
    private final Clock clock;

    /** {@code log} must not remember anything: an account that was missing a moment ago may exist now. */
    public Registration(
            Credentials credentials,
            PasswordHashing hashing,
            Administrators administrators,
            RoleHolders holders,
            LoggedAccounts log,
            CommandGateway commands,
            Clock clock) {
        this.credentials = credentials;
        this.hashing = hashing;
        this.administrators = administrators;
        this.holders = holders;
        this.log = log;
        this.commands = commands;
        this.clock = clock;
    }

    /** Registers for the actor, who may do so; refuses with {@link Reason#EMAIL_TAKEN}. */
    public AccountState register(NewAccount account, Actor actor) {
        return register(account, actor, ABANDONED_AFTER);
    }

    /** Takes over a reservation without account that is at least this old. */
    AccountState register(NewAccount account, Actor actor, Duration abandonedAfter) {
        var email = AccountText.normaliseEmail(account.email());
        requireFree(credentials.find(email), abandonedAfter);
        var hash = hashing.hash(account.password());
        var entry = new Entry(email, UUID.randomUUID().toString(), hash, clock.instant());
        reserve(entry, abandonedAfter);
        give(account.role(), entry, actor, () -> enterTheLog(account, entry, actor));
        requireStillReserved(entry);
        return log.find(entry.accountId()).orElseThrow();
    }

    /** What others look for when they count or change roles is noted first; to be a user needs no such note. */
    private void give(HeldRole role, Entry entry, Actor actor, Runnable registering) {
        if (!role.madeHere() && role.base() != Role.ADMIN) {
            registering.run();
        } else {
            administrators.change(
                    entry.accountId(),
                    role.base() == Role.ADMIN,
                    () -> holders.give(role, entry.accountId(), actor, registering));
        }
    }

    private void enterTheLog(NewAccount account, Entry entry, Actor actor) {
        try {
            commands.sendAndWait(account.command(entry.accountId(), actor));
        } catch (AccountRejection refused) {
            credentials.release(entry);
            throw refused;
        }
    }

    private void reserve(Entry entry, Duration abandonedAfter) {
        if (credentials.reserve(entry)) {
            return;
        }
        var holder = credentials.find(entry.email());
        requireFree(holder, abandonedAfter);
        if (holder.isEmpty() || !credentials.takeOver(holder.get(), entry)) {
            throw new AccountRejection(Reason.EMAIL_TAKEN);
        }
    }

    private void requireFree(Optional<Entry> holder, Duration abandonedAfter) {
        if (holder.isPresent() && !isAbandoned(holder.get(), abandonedAfter)) {
            throw new AccountRejection(Reason.EMAIL_TAKEN);
        }
    }

    private boolean isAbandoned(Entry entry, Duration abandonedAfter) {
        return entry.reservedAt().plus(abandonedAfter).isBefore(clock.instant())
                && log.find(entry.accountId()).isEmpty();
    }

    private void requireStillReserved(Entry mine) {
        var holder = credentials.find(mine.email()).map(Entry::accountId);
        if (!holder.equals(Optional.of(mine.accountId()))) {
            var disabling = new DisableAccount(mine.accountId(), Actor.SYSTEM);
            administrators.change(mine.accountId(), false, () -> commands.sendAndWait(disabling));
            throw new AccountRejection(Reason.EMAIL_TAKEN);
        }
    }
}
