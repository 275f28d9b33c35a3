package ticketstream.web.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;

/** Remembers accounts for a second, so that not every request folds one. */
final class CachedAccounts implements AccountLookup {
    private static final Duration OLDEST = Duration.ofSeconds(1);
    private static final int ACCOUNTS = 10_000;

    private final LoadingCache<String, Optional<AccountState>> cache;

    CachedAccounts(AccountLookup log) {
        cache = Caffeine.newBuilder()
                .expireAfterWrite(OLDEST)
                .maximumSize(ACCOUNTS)
                .build(log::find);
    }

    @Override
    public Optional<AccountState> find(String accountId) {
        return cache.get(accountId);
    }

    @Override
    public void forget(String accountId) {
        cache.invalidate(accountId);
    }
}
