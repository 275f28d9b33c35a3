package ticketstream.projections.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.account.AccountEvent.AccountDisabled;
import ticketstream.domain.account.AccountEvent.AccountEnabled;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.AccountEvent.AccountRoleChanged;
import ticketstream.domain.account.AccountEvent.GrantApproved;
import ticketstream.domain.account.AccountEvent.GrantGiven;
import ticketstream.domain.account.AccountEvent.GrantWithdrawn;
import ticketstream.domain.actor.Role;
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
            return new DirectoryEntry(e.accountId(), e.username(), e.email(), e.role(), e.department(), true, 1);
        }
        if (before == null) {
            throw new IllegalStateException("account " + happening.id() + " was never registered");
        }
        return after(before, happening.event());
    }

    private static DirectoryEntry after(DirectoryEntry before, AccountEvent event) {
        return switch (event) {
            case AccountRegistered e -> throw new IllegalStateException(e.accountId() + " was registered before");
            case AccountRoleChanged e -> with(before, e.role(), e.department(), before.enabled());
            case AccountEnabled e -> with(before, before.role(), before.department(), true);
            case AccountDisabled e -> with(before, before.role(), before.department(), false);
            case GrantGiven e -> with(before, before.role(), before.department(), before.enabled());
            case GrantApproved e -> with(before, before.role(), before.department(), before.enabled());
            case GrantWithdrawn e -> with(before, before.role(), before.department(), before.enabled());
        };
    }

    private static DirectoryEntry with(DirectoryEntry before, Role role, @Nullable String department, boolean enabled) {
        return new DirectoryEntry(
                before.id(), before.username(), before.email(), role, department, enabled, before.version() + 1);
    }

    /** Registration changes nobody's access: there was none. */
    @Override
    public List<Change> changes(Happening<AccountEvent> happening, DirectoryEntry row) {
        return switch (happening.event()) {
            case AccountRegistered e -> List.of();
            case AccountRoleChanged e -> List.of(accessChanged(happening, row));
            case AccountEnabled e -> List.of(accessChanged(happening, row));
            case AccountDisabled e -> List.of(accessChanged(happening, row));
            case GrantGiven e -> List.of(accessChanged(happening, row));
            case GrantApproved e -> List.of(accessChanged(happening, row));
            case GrantWithdrawn e -> List.of(accessChanged(happening, row));
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
                List.of(),
                happening.receivedAt());
    }
}
