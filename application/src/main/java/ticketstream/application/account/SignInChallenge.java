package ticketstream.application.account;

import java.time.Duration;
import java.util.Optional;
import ticketstream.application.account.OneTimeTokens.Use;

/** What stands between a right password and a session where there is a second factor: a code, and few tries for it. */
public final class SignInChallenge {
    /** How long the code may be awaited. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final int MOST_TRIES = 6;

    private final OneTimeTokens tokens;
    private final SecondFactor factor;
    private final AccountLookup accounts;

    /** Accounts are read through {@code accounts}, so that a disabled one is out at once. */
    public SignInChallenge(OneTimeTokens tokens, SecondFactor factor, AccountLookup accounts) {
        this.tokens = tokens;
        this.factor = factor;
        this.accounts = accounts;
    }

    /** A token for {@link #answer}, and good for nothing else; empty when the password was enough. */
    public Optional<String> begin(AccountState account) {
        return factor.isOn(account.id())
                ? Optional.of(tokens.issue(Use.SIGN_IN, account.id(), "", LIFE))
                : Optional.empty();
    }

    /** The account that may come in; an unknown or old token, a wrong code and a disabled account look the same. */
    public Outcome answer(String token, String code) {
        var tried = tokens.tryOnce(Use.SIGN_IN, token);
        if (tried.isEmpty()) {
            return new Outcome.Refused();
        }
        var entry = tried.get();
        if (entry.tries() > MOST_TRIES) {
            return new Outcome.Exhausted();
        }
        return accounts.find(entry.accountId())
                .filter(AccountState::enabled)
                .filter(account -> factor.accepts(account, code))
                .filter(account -> tokens.redeem(Use.SIGN_IN, token))
                .<Outcome>map(Outcome.Passed::new)
                .orElseGet(() -> entry.tries() == MOST_TRIES ? new Outcome.Exhausted() : new Outcome.Refused());
    }

    /** What became of a try. */
    public sealed interface Outcome {
        /** The code was right. */
        record Passed(AccountState account) implements Outcome {}

        /** It was not; another try is allowed. */
        record Refused() implements Outcome {}

        /** It was not, six times: the password has to be shown again. */
        record Exhausted() implements Outcome {}
    }
}
