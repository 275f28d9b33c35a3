package ticketstream.web.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.application.account.AccountState;

/** All accounts in order of their user names; a change may show a moment later. */
public interface AccountDirectory {
    /** The next accounts behind a place, {@code count} at most; from the beginning when there is none. */
    List<AccountState> behind(@Nullable Place place, int count);

    /** Right behind one account. */
    record Place(String username, String id) {}
}
