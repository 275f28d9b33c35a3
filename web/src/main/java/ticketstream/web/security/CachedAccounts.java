package ticketstream.web.security;

import java.util.Optional;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;

/** Remembers accounts for a second, so that not every request folds one. */
final class CachedAccounts implements AccountLookup {
    private static final int ACCOUNTS = 10_000;

    private final ForASecond<Optional<AccountState>> accounts;

    CachedAccounts(AccountLookup log) {
        accounts = new ForASecond<>(ACCOUNTS, log::find);
    }

    @Override
    public Optional<AccountState> find(String accountId) {
        return accounts.get(accountId);
    }

    @Override
    public void forget(String accountId) {
        accounts.forget(accountId);
    }
}
