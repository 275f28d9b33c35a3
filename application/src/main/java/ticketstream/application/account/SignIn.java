package ticketstream.application.account;

import java.util.Optional;

/** Checks an e-mail address and a password. */
public final class SignIn {
    private final Credentials credentials;
    private final PasswordHashing hashing;
    private final AccountLookup accounts;

    /** Accounts are read through {@code accounts}, so that a disabled one is out at once. */
    public SignIn(Credentials credentials, PasswordHashing hashing, AccountLookup accounts) {
        this.credentials = credentials;
        this.hashing = hashing;
        this.accounts = accounts;
    }

    /**
     * Somebody whose password is right.
     *
     * @param mark of the address and the very password that was checked, see {@link SignInBasis}
     */
    public record Known(AccountState account, String mark) {}

    /** The account that signs in with this e-mail address, disabled ones included. Never to be told to who asks. */
    public Optional<AccountState> accountOf(String email) {
        return credentials.find(AccountText.normaliseEmail(email)).flatMap(found -> accounts.find(found.accountId()));
    }

    /** The enabled account they belong to. A wrong guess, an unknown address and a disabled account look and last the same. */
    public Optional<Known> attempt(String email, String password) {
        var entry = credentials.find(AccountText.normaliseEmail(email));
        boolean fits =
                hashing.matches(password, entry.map(Credentials.Entry::hash).orElse(null));
        return entry.filter(found -> fits)
                .flatMap(found -> accounts.find(found.accountId())
                        .filter(AccountState::enabled)
                        .map(account -> new Known(account, found.mark())));
    }
}
