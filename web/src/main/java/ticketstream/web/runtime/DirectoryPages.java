package ticketstream.web.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ticketstream.application.account.AccountState;
import ticketstream.projections.directory.Directory;
import ticketstream.projections.directory.DirectoryEntry;
import ticketstream.projections.directory.DirectoryPlace;
import ticketstream.projections.row.Page;
import ticketstream.web.account.AccountDirectory;

/** Shows administrators the directory's read model. */
@Component
class DirectoryPages implements AccountDirectory {
    private final Directory directory;

    DirectoryPages(Directory directory) {
        this.directory = directory;
    }

    @Override
    public List<AccountState> behind(@Nullable Place place, int count) {
        var found = new ArrayList<DirectoryEntry>();
        var after = place == null ? null : new DirectoryPlace(place.username(), place.id());
        do {
            var page = directory.page(Math.min(count - found.size(), Page.LARGEST), after);
            found.addAll(page.items());
            after = page.next();
        } while (after != null && found.size() < count);
        return found.stream().map(DirectoryPages::account).toList();
    }

    private static AccountState account(DirectoryEntry entry) {
        return new AccountState(
                entry.id(),
                entry.username(),
                entry.email(),
                entry.role(),
                entry.department(),
                entry.enabled(),
                entry.totp());
    }
}
