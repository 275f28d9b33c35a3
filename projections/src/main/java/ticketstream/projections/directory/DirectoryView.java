package ticketstream.projections.directory;

import java.util.List;
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
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Scope;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.ChangeType;
import ticketstream.projections.row.Happening;
import ticketstream.projections.row.View;

/** What the directory keeps of accounts, and that an account hears when its rights become others. */
final class DirectoryView implements View<DirectoryEntry, AccountEvent> {

    @Override
    public Class<AccountEvent> events() {
        return AccountEvent.class;
    }

    @Override
    public DirectoryEntry evolve(@Nullable DirectoryEntry before, Happening<AccountEvent> happening) {
        if (happening.event() instanceof AccountRegistered e) {
            return new DirectoryEntry(
                    e.accountId(), e.username(), e.email(), HeldRole.of(e.role()), e.department(), true, false, 1);
        }
        if (before == null) {
            throw new IllegalStateException("account " + happening.id() + " was never registered");
        }
        return after(before, happening.event());
    }

    private static DirectoryEntry after(DirectoryEntry before, AccountEvent event) {
        return switch (event) {
            case AccountRegistered e -> throw new IllegalStateException(e.accountId() + " was registered before");
            case AccountRoleChanged e ->
                with(before, HeldRole.of(e.role()), e.department(), before.enabled(), before.totp());
            case CustomRoleGiven e -> with(before, e.role(), e.department(), before.enabled(), before.totp());
            case AccountEnabled e -> with(before, before.role(), before.department(), true, before.totp());
            case AccountDisabled e -> with(before, before.role(), before.department(), false, before.totp());
            case AccountTotpEnabled e -> with(before, before.role(), before.department(), before.enabled(), true);
            case AccountTotpDisabled e -> with(before, before.role(), before.department(), before.enabled(), false);
            case AccountPasswordChanged e -> same(before);
            case AccountRecoveryCodeUsed e -> same(before);
            case AccountRefreshReuseDetected e -> same(before);
            case GrantGiven e -> same(before);
            case GrantApproved e -> same(before);
            case GrantWithdrawn e -> same(before);
        };
    }

    private static DirectoryEntry same(DirectoryEntry before) {
        return with(before, before.role(), before.department(), before.enabled(), before.totp());
    }

    private static DirectoryEntry with(
            DirectoryEntry before, HeldRole role, @Nullable String department, boolean enabled, boolean totp) {
        return new DirectoryEntry(
                before.id(), before.username(), before.email(), role, department, enabled, totp, before.version() + 1);
    }

    /**
     * Registration changes nobody's access: there was none. A second factor does where the desk demands one; what else
     * happens to credentials ends sessions by itself.
     */
    @Override
    public List<Change> changes(Happening<AccountEvent> happening, DirectoryEntry row) {
        return switch (happening.event()) {
            case AccountRegistered e -> List.of();
            case AccountRoleChanged e -> List.of(accessChanged(happening, row));
            case CustomRoleGiven e -> List.of(accessChanged(happening, row));
            case AccountEnabled e -> List.of(accessChanged(happening, row));
            case AccountDisabled e -> List.of(accessChanged(happening, row));
            case GrantGiven e -> List.of(accessChanged(happening, row));
            case GrantApproved e -> List.of(accessChanged(happening, row));
            case GrantWithdrawn e -> List.of(accessChanged(happening, row));
            case AccountTotpEnabled e -> List.of(accessChanged(happening, row));
            case AccountTotpDisabled e -> List.of(accessChanged(happening, row));
            case AccountPasswordChanged e -> List.of();
            case AccountRecoveryCodeUsed e -> List.of();
            case AccountRefreshReuseDetected e -> List.of();
        };
    }

    private static Change accessChanged(Happening<AccountEvent> happening, DirectoryEntry row) {
        return new Change(
                Scope.account(row.id()),
                ChangeType.ACCESS_CHANGED,
                row.id(),
                row.version(),
                happening.position(),
                happening.at(),
                happening.actor(),
                null,
                null,
                List.of(),
                happening.receivedAt());
    }
}
