package ticketstream.domain.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.AccountCommand.ApproveGrant;
import ticketstream.domain.account.AccountCommand.ChangeAccountPassword;
import ticketstream.domain.account.AccountCommand.ChangeAccountRole;
import ticketstream.domain.account.AccountCommand.DisableAccount;
import ticketstream.domain.account.AccountCommand.DisableTotp;
import ticketstream.domain.account.AccountCommand.EnableAccount;
import ticketstream.domain.account.AccountCommand.EnableTotp;
import ticketstream.domain.account.AccountCommand.GiveGrant;
import ticketstream.domain.account.AccountCommand.RegisterAccount;
import ticketstream.domain.account.AccountCommand.RenewAccountRole;
import ticketstream.domain.account.AccountCommand.ReportRefreshReuse;
import ticketstream.domain.account.AccountCommand.UseRecoveryCode;
import ticketstream.domain.account.AccountCommand.WithdrawGrant;
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
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Role;

/** Somebody who can sign in, with the rights held now. */
@AggregateRoot(type = "account")
public class Account {
    @AggregateIdentifier
    private String id;

    private HeldRole role;
    private @Nullable String department;
    private boolean enabled;
    private boolean totp;
    private final Map<String, GrantGiven> grants = new HashMap<>();
    private final Set<String> unapproved = new HashSet<>();

    /** For the framework, which fills the fields by replaying events. */
    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    /** Registers the account. */
    @CommandHandler
    @SuppressWarnings("NullAway.Init") // `evolve` sets the fields while the event is applied
    public Account(RegisterAccount command) {
        requireFitting(command.role().base(), command.department());
        happened(
                new AccountRegistered(
                        command.accountId(),
                        command.username(),
                        command.email(),
                        command.role().base(),
                        command.department()),
                command.actor());
        if (command.role().madeHere()) {
            happened(new CustomRoleGiven(command.accountId(), command.role(), command.department()), command.actor());
        }
    }

    @CommandHandler
    void decide(ChangeAccountRole command) {
        requireFitting(command.role().base(), command.department());
        if (!command.role().equals(role) || !Objects.equals(command.department(), department)) {
            happened(given(command.role(), command.department()), command.actor());
        }
    }

    @CommandHandler
    void decide(RenewAccountRole command) {
        if (role.isOlderThan(command.role())) {
            happened(new CustomRoleGiven(id, command.role(), department), command.actor());
        }
    }

    @CommandHandler
    void decide(EnableAccount command) {
        if (!enabled) {
            happened(new AccountEnabled(id), command.actor());
        }
    }

    @CommandHandler
    void decide(DisableAccount command) {
        if (enabled) {
            happened(new AccountDisabled(id), command.actor());
        }
    }

    @CommandHandler
    void decide(GiveGrant command) {
        if (!command.grant().isSound()) {
            throw new AccountRejection(Reason.GRANT_UNSOUND);
        }
        happened(new GrantGiven(id, command.grant(), command.actor().person()), command.actor());
    }

    @CommandHandler
    void decide(ChangeAccountPassword command) {
        happened(new AccountPasswordChanged(id), command.actor());
    }

    @CommandHandler
    void decide(EnableTotp command) {
        if (!totp) {
            happened(new AccountTotpEnabled(id), command.actor());
        }
    }

    @CommandHandler
    void decide(ApproveGrant command) {
        GrantGiven given = requireGrant(command.grantId());
        String approver = command.actor().id();
        if (approver.equals(given.givenBy().id()) || approver.equals(id)) {
            throw new AccountRejection(Reason.SECOND_ADMINISTRATOR_NEEDED);
        }
        requireNotEnded(given.grant(), command.at());
        if (unapproved.contains(command.grantId())) {
            happened(new GrantApproved(id, command.grantId(), command.actor().person()), command.actor());
        }
    }

    @CommandHandler
    void decide(DisableTotp command) {
        if (totp) {
            happened(new AccountTotpDisabled(id), command.actor());
        }
    }

    @CommandHandler
    void decide(WithdrawGrant command) {
        requireNotEnded(requireGrant(command.grantId()).grant(), command.at());
        happened(new GrantWithdrawn(id, command.grantId()), command.actor());
    }

    @CommandHandler
    void decide(UseRecoveryCode command) {
        happened(new AccountRecoveryCodeUsed(id), command.actor());
    }

    @CommandHandler
    void decide(ReportRefreshReuse command) {
        happened(new AccountRefreshReuseDetected(id, command.sessionId()), command.actor());
    }

    @EventSourcingHandler
    void evolve(AccountEvent event) {
        switch (event) {
            case AccountRegistered e -> {
                id = e.accountId();
                enabled = true;
                has(HeldRole.of(e.role()), e.department());
            }
            case AccountRoleChanged e -> has(HeldRole.of(e.role()), e.department());
            case CustomRoleGiven e -> has(e.role(), e.department());
            case AccountEnabled e -> enabled = true;
            case AccountDisabled e -> enabled = false;
            case GrantGiven e -> remember(e);
            case GrantApproved e -> unapproved.remove(e.grantId());
            case GrantWithdrawn e -> {
                grants.remove(e.grantId());
                unapproved.remove(e.grantId());
            }
            case AccountTotpEnabled e -> totp = true;
            case AccountTotpDisabled e -> totp = false;
            case AccountPasswordChanged e -> {}
            case AccountRecoveryCodeUsed e -> {}
            case AccountRefreshReuseDetected e -> {}
        }
    }

    private void has(HeldRole given, @Nullable String itsDepartment) {
        role = given;
        department = itsDepartment;
    }

    private void remember(GrantGiven given) {
        grants.put(given.grant().id(), given);
        if (given.grant().needsApproval()) {
            unapproved.add(given.grant().id());
        }
    }

    private GrantGiven requireGrant(String grantId) {
        @Nullable GrantGiven given = grants.get(grantId);
        if (given == null) {
            throw new AccountRejection(Reason.GRANT_NOT_FOUND);
        }
        return given;
    }

    private static void requireNotEnded(Grant grant, Instant now) {
        if (grant.hasEnded(now)) {
            throw new AccountRejection(Reason.GRANT_ENDED);
        }
    }

    private AccountEvent given(HeldRole role, @Nullable String department) {
        return role.madeHere()
                ? new CustomRoleGiven(id, role, department)
                : new AccountRoleChanged(id, role.base(), department);
    }

    private static void requireFitting(Role role, @Nullable String department) {
        if (role == Role.AGENT && department == null) {
            throw new AccountRejection(Reason.DEPARTMENT_REQUIRED);
        }
        if (role != Role.AGENT && department != null) {
            throw new AccountRejection(Reason.DEPARTMENT_NOT_ALLOWED);
        }
    }

    private static void happened(AccountEvent event, Actor actor) {
        apply(event, MetaData.from(actor.asMetadata()));
    }
}
