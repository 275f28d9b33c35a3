package ticketstream.application.account;

import java.util.Optional;

/** Finds an account as it is now; an answer may be a second old unless the account was forgotten meanwhile. */
public interface AccountLookup {
    /** The account with this id, disabled ones included. */
    Optional<AccountState> find(String accountId);

    /** Makes the next {@link #find} read the log again, because the account has changed. */
    void forget(String accountId);
}
