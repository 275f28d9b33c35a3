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
    private final SignInBasis basis;
    private final AccountLookup accounts;

    /** Accounts are read through {@code accounts}, so that a disabled one is out at once. */
    public SignInChallenge(OneTimeTokens tokens, SecondFactor factor, SignInBasis basis, AccountLookup accounts) {
        this.tokens = tokens;
        this.factor = factor;
        this.basis = basis;
        this.accounts = accounts;
    }

    /** What a sign-in at this address rests on now, see {@link SignInBasis}. */
    public String basisOf(String email) {
        return basis.of(email);
    }

    /**
     * A token for {@link #answer}, and good for nothing else; empty when the password was enough.
     *
     * @param on what the password was checked against; when that changes, the token is void
     */
    public Optional<String> begin(AccountState account, String on) {
        return factor.isOn(account.id())
                ? Optional.of(tokens.issue(Use.SIGN_IN, account.id(), on, LIFE))
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
                .filter(account -> basis.of(account.email()).equals(entry.mark()))
                .filter(account -> factor.accepts(account, code))
                .filter(account -> tokens.redeem(Use.SIGN_IN, token))
                .<Outcome>map(account -> new Outcome.Passed(account, entry.mark()))
                .orElseGet(() -> entry.tries() == MOST_TRIES ? new Outcome.Exhausted() : new Outcome.Refused());
    }

    /** What became of a try. */
    public sealed interface Outcome {
        /** The code was right; {@code on} is what the sign-in rests on. */
        record Passed(AccountState account, String on) implements Outcome {}

        /** It was not; another try is allowed. */
        record Refused() implements Outcome {}

        /** It was not, six times: the password has to be shown again. */
        record Exhausted() implements Outcome {}
    }
}
