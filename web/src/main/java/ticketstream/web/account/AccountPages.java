package ticketstream.web.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.application.account.AccountState;
import ticketstream.web.account.AccountDirectory.Place;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.SignedCursor;

/** Pages through the directory. */
final class AccountPages {
    private static final int LARGEST = 100;
    private static final String USE = "accounts";

    private final AccountDirectory directory;
    private final SignedCursor cursors;

    AccountPages(AccountDirectory directory, SignedCursor cursors) {
        this.directory = directory;
        this.cursors = cursors;
    }

    Page page(int limit, @Nullable String cursor) {
        if (limit < 1 || limit > LARGEST) {
            throw RequestRefused.invalid("limit", "out_of_range");
        }
        var found = directory.behind(cursor == null ? null : place(cursor), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? cursor(shown.getLast()) : null;
        return new Page(shown.stream().map(AdministeredAccount::of).toList(), next);
    }

    private Place place(String cursor) {
        var content = cursors.read(USE, cursor).orElseThrow(() -> RequestRefused.invalid("cursor", "malformed"));
        int end = content.indexOf(' ');
        return new Place(content.substring(end + 1), content.substring(0, end));
    }

    private String cursor(AccountState account) {
        return cursors.write(USE, account.id() + ' ' + account.username());
    }

    /** Some accounts, and the cursor of those behind them; null when there are none. */
    record Page(List<AdministeredAccount> items, @Nullable String next) {}
}
