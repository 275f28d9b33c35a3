package ticketstream.application.account;

import java.time.Instant;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import ticketstream.application.access.AccessPolicy;
import ticketstream.domain.account.AccountCommand;
import ticketstream.domain.account.AccountCommand.ApproveGrant;
import ticketstream.domain.account.AccountCommand.ChangeAccountRole;
import ticketstream.domain.account.AccountCommand.DisableAccount;
import ticketstream.domain.account.AccountCommand.EnableAccount;
import ticketstream.domain.account.AccountCommand.GiveGrant;
import ticketstream.domain.account.AccountCommand.WithdrawGrant;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.domain.account.Grant;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;

/** What administrators do with accounts; everybody else is refused with {@link Reason#FORBIDDEN}. */
public final class Accounts {
    private final AccessPolicy policy;
    private final Registration registration;
    private final Administrators administrators;
    private final RoleHolders holders;
    private final AccountLookup accounts;
    private final LoggedAccounts log;
    private final CommandGateway commands;

    /** {@code accounts} is told which account to forget after a change. */
    public Accounts(
            AccessPolicy policy,
            Registration registration,
            Administrators administrators,
            RoleHolders holders,
            AccountLookup accounts,
            LoggedAccounts log,
            CommandGateway commands) {
        this.policy = policy;
        this.registration = registration;
        this.administrators = administrators;
        this.holders = holders;
        this.accounts = accounts;
        this.log = log;
        this.commands = commands;
    }

    /** Refuses everybody who may not administer accounts. */
    public void requireAdministrator(Actor actor) {
        if (!policy.mayAdministerAccounts(actor)) {
            throw new AccountRejection(Reason.FORBIDDEN);
        }
    }

    /** The account as the log has it now; refuses with {@link Reason#ACCOUNT_NOT_FOUND}. */
    public AccountState find(String accountId, Actor actor) {
        requireAdministrator(actor);
        return requireExisting(accountId);
    }

    /** How often the account was changed, its registration included. */
    public long version(String accountId) {
        return log.version(accountId);
    }

    /** Refuses everybody who does not administer for good, for what outlives a grant. */
    public void requireToStay(Actor actor) {
        requireGiver(Role.ADMIN.permissions(), actor);
    }

    /** The account, for taking something from it: from who administers for good only who does, too. */
    public AccountState findToTakeFrom(String accountId, Actor actor) {
        AccountState account = find(accountId, actor);
        if (account.role().permissions().contains(Permission.ACCOUNTS_ADMINISTER)) {
            requireToStay(actor);
        }
        return account;
    }

    /** Creates an account with any role; to be a user is nothing that is given, because anybody may register. */
    public AccountState create(NewAccount account, Actor actor) {
        requireAdministrator(actor);
        if (!account.role().equals(HeldRole.of(Role.USER))) {
            requireGiver(account.role().permissions(), actor);
        }
        return registration.register(account, actor);
    }

    /** Gives the account another role; an agent has a department, nobody else has one. */
    public AccountState changeRole(String accountId, HeldRole role, @Nullable String department, Actor actor) {
        requireGiver(role.permissions(), actor);
        findToTakeFrom(accountId, actor);
        var command = new ChangeAccountRole(accountId, role, department, actor);
        return change(
                accountId,
                role.base() == Role.ADMIN,
                () -> holders.give(role, accountId, actor, () -> commands.sendAndWait(command)));
    }

    /** Lets the account in, which gives it what its role contains, or keeps it out, open sessions included. */
    public AccountState setEnabled(String accountId, boolean enabled, Actor actor) {
        AccountState account = findToTakeFrom(accountId, actor);
        if (enabled) {
            requireGiver(account.role().permissions(), actor);
        }
        return enabled
                ? change(accountId, true, () -> commands.sendAndWait(new EnableAccount(accountId, actor)))
                : change(accountId, false, () -> commands.sendAndWait(new DisableAccount(accountId, actor)));
    }

    /**
     * Gives the account rights for a time.
     *
     * @throws AccountRejection with {@link Reason#FORBIDDEN} where the actor does not hold for good what he gives
     */
    public AccountState giveGrant(String accountId, Grant grant, Actor actor) {
        requireGiver(grant.right().permissions(), actor);
        return send(new GiveGrant(accountId, grant, actor));
    }

    /** Agrees to a grant of somebody else, as whoever could have given it; refuses with {@link Reason#GRANT_ENDED}. */
    public AccountState approveGrant(String accountId, String grantId, Instant now, Actor actor) {
        requireAdministrator(actor);
        requireExisting(accountId)
                .grant(grantId)
                .ifPresent(grant -> requireGiver(grant.right().permissions(), actor));
        return send(new ApproveGrant(accountId, grantId, now, actor));
    }

    /** Takes a grant back; it no longer counts from now on. Refuses with {@link Reason#GRANT_ENDED}. */
    public AccountState withdrawGrant(String accountId, String grantId, Instant now, Actor actor) {
        requireAdministrator(actor);
        return send(new WithdrawGrant(accountId, grantId, now, actor));
    }

    private void requireGiver(Set<Permission> permissions, Actor actor) {
        requireAdministrator(actor);
        if (!policy.mayGive(actor, permissions)) {
            throw new AccountRejection(Reason.FORBIDDEN);
        }
    }

    private AccountState send(AccountCommand command) {
        return apply(command.accountId(), () -> commands.sendAndWait(command));
    }

    private AccountState change(String accountId, boolean administersAfterwards, Runnable change) {
        return apply(accountId, () -> administrators.change(accountId, administersAfterwards, change));
    }

    private AccountState apply(String accountId, Runnable change) {
        requireExisting(accountId);
        try {
            change.run();
        } finally {
            accounts.forget(accountId);
        }
        return requireExisting(accountId);
    }

    private AccountState requireExisting(String accountId) {
        return log.find(accountId).orElseThrow(() -> new AccountRejection(Reason.ACCOUNT_NOT_FOUND));
    }
}
